/** The flow of work, computed from the events of commands (requirement E5). */
import { commandsFrom, isRejection, leadingCommand, REJECTIONS } from '../../domain/command.ts';
import type { Flow } from '../../domain/contract/flow.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { COMPLETED, FIRST_STAGE, type Stage, SUPERSEDED } from '../../domain/stage.ts';
import { endOfDay, startOfDay } from '../../domain/time.ts';
import type { Reader } from '../sql/database.ts';
import { sqlNames } from '../sql/names.ts';
import { TERMINAL_STAGES } from '../sql/terminal-stages.ts';

/** The decisions of the first review: the work goes on, or is rejected. */
const FIRST_DECISIONS = commandsFrom(FIRST_STAGE).filter(
  (name) => isRejection(name) || name === leadingCommand(FIRST_STAGE),
);

/** Upper limits of the age classes, in days. */
const AGES = [1, 3, 5, 10, 20, 40];

/**
 * The stays of shares in stages that overlap the span. A share enters its first stage when its order is submitted or,
 * if it succeeds another share, when that one is superseded; later stages with each command that changes the stage.
 */
export const STAYS = `
  with mine as (
    select s.id, s.predecessor_id, o.kind, o.submitted_at, s.order_id from share s join booking_order o on o.id = s.order_id
    where s.institution_id = :institutionId and o.submitted_at < :until
      and (o.completed_at is null or o.completed_at >= :from or exists (
        select from share t where t.order_id = o.id and t.stage <> all(:terminal)))),
  moves as (
    select m.id, m.kind, e.at, e.sequence, e.to_stage as stage from mine m
      join event e on e.stream = 'order:' || m.order_id and e.share_id = m.id where e.to_stage is not null
    union all
    select m.id, m.kind, coalesce((select max(p.at) from event p where p.stream = 'order:' || m.order_id
      and p.share_id = m.predecessor_id and p.to_stage = '${SUPERSEDED}'), m.submitted_at), 0, '${FIRST_STAGE}'
    from mine m),
  entries as (
    select id, kind, stage, at, sequence, lag(stage) over w is distinct from stage as enters from moves
    window w as (partition by id order by sequence)),
  stays as (
    select id, kind, stage, sequence, at as entered, lead(at) over (partition by id order by sequence) as left_at
    from entries where enters)`;

interface Bindings {
  readonly institutionId: string;
  readonly from: Date;
  readonly until: Date;
  readonly terminal: readonly string[];
  readonly [name: string]: unknown;
}

export async function rowsOf<R>(db: Reader, sql: string, bindings: object): Promise<R[]> {
  const { rows } = await db.raw<{ rows: R[] }>(sql, bindings as never);
  return rows;
}

const HOURS = 'extract(epoch from left_at - entered) / 3600';
const QUANTILES = (hours: string) => `count(*) as count,
  round((percentile_cont(0.5) within group (order by ${hours}))::numeric, 2)::float8 as median,
  round((percentile_cont(0.9) within group (order by ${hours}))::numeric, 2)::float8 as ninetieth`;

/** @param from, to business days (Asia/Shanghai), both within the span */
export async function readFlow(db: Reader, institutionId: string, from: string, to: string): Promise<Flow> {
  const bindings: Bindings = {
    institutionId,
    from: startOfDay(from),
    until: endOfDay(to),
    terminal: TERMINAL_STAGES,
    first: from,
    last: to,
  };
  const [open, ages, forecast, days, stays, lead, [firstPass], rejections, people] = await Promise.all([
    rowsOf<Flow['open'][number]>(
      db,
      `select stage, count(*) as count, count(*) filter (where due_at < now()) as overdue from share
       where institution_id = :institutionId and stage <> all(:terminal) group by stage`,
      bindings,
    ),
    rowsOf<Flow['ages'][number]>(
      db,
      `select lower.days, count(*) as count from share s join booking_order o on o.id = s.order_id
       cross join lateral (select coalesce(max(a), 0) as days from unnest(:ages::int[]) a
         where now() - o.submitted_at >= make_interval(days => a)) lower
       where s.institution_id = :institutionId and s.stage <> all(:terminal) group by lower.days order by lower.days`,
      { ...bindings, ages: AGES },
    ),
    rowsOf<Flow['forecast'][number]>(
      db,
      `select (due_at at time zone 'Asia/Shanghai')::date as day, count(*) as count from share
       where institution_id = :institutionId and stage <> all(:terminal) and due_at >= now()
         and due_at < now() + interval '21 days' group by 1 order by 1`,
      bindings,
    ),
    rowsOf<Flow['days'][number]>(
      db,
      `${STAYS},
       span as (select d::date as day, (d::date + 1)::timestamp at time zone 'Asia/Shanghai' as ends
         from generate_series(:first::date, :last::date, interval '1 day') d),
       standing as (
         select span.day, stays.stage, count(*) as count from span join stays
           on stays.entered < span.ends and (stays.left_at is null or stays.left_at >= span.ends)
         where stays.stage <> all(:terminal) and span.ends <= now() + interval '1 day' group by 1, 2)
       select span.day,
         (select count(*) from mine where predecessor_id is null and submitted_at < span.ends
           and submitted_at >= span.ends - interval '1 day') as submitted,
         (select count(*) from stays where stage = '${COMPLETED}' and entered < span.ends
           and entered >= span.ends - interval '1 day') as completed,
         coalesce((select jsonb_object_agg(stage, count) from standing where standing.day = span.day), '{}') as "inStage"
       from span order by span.day`,
      bindings,
    ),
    rowsOf<Flow['stays'][number]>(
      db,
      `${STAYS} select kind, stage, ${QUANTILES(HOURS)} from stays
       where left_at >= :from and left_at < :until and stage <> all(:terminal) group by kind, stage`,
      bindings,
    ),
    rowsOf<Flow['lead'][number]>(
      db,
      `${STAYS} select stays.kind, ${QUANTILES('extract(epoch from entered - mine.submitted_at) / 3600')}
       from stays join mine using (id) where stage = '${COMPLETED}' and entered >= :from and entered < :until
       group by stays.kind`,
      bindings,
    ),
    rowsOf<Flow['firstPass']>(
      db,
      `with first as (
         select distinct on (e.share_id) e.name from event e join share s on s.id = e.share_id
         where s.institution_id = :institutionId and s.predecessor_id is null and e.at >= :from and e.at < :until
           and e.name in (${sqlNames(FIRST_DECISIONS)})
         order by e.share_id, e.sequence)
       select count(*) as decided, count(*) filter (where name not in (${sqlNames(REJECTIONS)})) as passed from first`,
      bindings,
    ),
    rowsOf<Flow['rejections'][number]>(
      db,
      `select r.title as reason, count(*) as count from event e join share s on s.id = e.share_id
       left join lateral jsonb_array_elements_text(e.after->'body'->'reasonIds') given (id) on true
       left join reason r on r.id::text = given.id
       where s.institution_id = :institutionId and e.at >= :from and e.at < :until
         and e.name in (${sqlNames(REJECTIONS)})
       group by r.title order by count(*) desc, r.title limit 15`,
      bindings,
    ),
    rowsOf<Flow['people'][number]>(
      db,
      `select a.id, a.display_name as name,
         (select count(*) from event e where e.actor_id = a.id and e.stream like 'order:%' and e.at >= :from and e.at < :until) as commands,
         (select count(*) from share_claim k join share s on s.id = k.share_id and s.stage_since = k.stage_since
           where k.account_id = a.id and s.stage <> all(:terminal)) as claimed
       from account a where a.kind = 'staff' and a.institution_id = :institutionId and not a.disabled
       order by 2 desc, 3 desc, 1 limit 50`,
      bindings,
    ),
  ]);
  return {
    from,
    to,
    open: open as { stage: Stage; count: number; overdue: number }[],
    ages: [0, ...AGES].map((least) => ({ days: least, count: ages.find((one) => one.days === least)?.count ?? 0 })),
    forecast,
    days,
    stays: stays as { kind: LedgerService; stage: Stage; count: number; median: number; ninetieth: number }[],
    lead,
    firstPass: firstPass ?? { decided: 0, passed: 0 },
    rejections,
    people: people.filter(({ commands, claimed }) => commands + claimed > 0),
  };
}
