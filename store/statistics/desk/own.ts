/** The work that waits for a person (requirement E1). */
import {
  commandDefinition,
  commandsFrom,
  dutyIn,
  QUEUES,
  type Queue,
  queuesSeen,
  queuesServed,
} from '../../../domain/command.ts';
import { type Desk, type DeskShare, type DeskVisit, MAX_ON_DESK } from '../../../domain/contract/desk.ts';
import type { Duty } from '../../../domain/role.ts';
import { STAGE_NAMES, STAGES, type Stage } from '../../../domain/stage.ts';
import { DAY_MS, endOfDay, mondayOf, startOfDay } from '../../../domain/time.ts';
import { CLAIM_IN_FORCE, CLAIM_OBJECT } from '../../share/claim.ts';
import { OF_DEPARTMENT, type QueueReader } from '../../share/queue.ts';
import type { Reader } from '../../sql/database.ts';
import { instant, instantOrNull } from '../../sql/list.ts';
import { TERMINAL_STAGES } from '../../sql/terminal-stages.ts';
import { rowsOf } from '../flow.ts';

/** Stages in which the technicians of the visit do the work. */
const WITH_TECHNICIANS = STAGE_NAMES.filter((stage) => dutyIn(stage) === 'technician');
/** Stages in which a person who recorded a result may not decide. */
const OF_A_SECOND_PERSON = STAGE_NAMES.filter((stage) =>
  commandsFrom(stage).some((name) => commandDefinition(name).notRecorder),
);
const CLOSED = STAGE_NAMES.filter((stage) => STAGES[stage].tone === 'closed');

const IS_MY_VISIT = `exists (select from visit v join visit_technician t on t.visit_id = v.id
  where v.share_id = s.id and t.technician_id = :accountId and s.stage = any(:withTechnicians))`;
const IS_OTHERS_VISIT = 'exists (select from visit v where v.share_id = s.id and s.stage = any(:withTechnicians))';
const IS_OWN_RESULT = `exists (select from order_item i join result r on r.item_id = i.id
  where i.share_id = s.id and r.recorded_by = :accountId and s.stage = any(:ofASecondPerson))`;

const PRESSING = `
  with open as (
    select s.*, k.account_id as holder, coalesce(k.account_id = :accountId, false) or ${IS_MY_VISIT} as mine,
      ${CLAIM_OBJECT} as claim
    from share s left join share_claim k on ${CLAIM_IN_FORCE} left join account ka on ka.id = k.account_id
    where s.institution_id = :institutionId and s.stage <> all(:terminal)),
  pressing as (
    select s.* from open s where mine or (s.due_at < now() and :supervises)
      or (holder is null and s.stage = any(:served) and s.due_at < :tomorrow
        and (:departmentId::uuid is null or ${OF_DEPARTMENT}) and not ${IS_OTHERS_VISIT} and not ${IS_OWN_RESULT}))
  select p.id, o.number as "orderNumber", e.name as "enterpriseName", p.stage, p.stage_since as "stageSince",
    p.due_at as "dueAt", p.mine as "isMine", p.claim, jsonb_build_object('total', count(*) over (),
      'mine', count(*) filter (where p.mine) over (), 'overdue', count(*) filter (where p.due_at < now()) over (),
      'dueToday', count(*) filter (where p.due_at >= now() and p.due_at < :tomorrow) over ()) as "ofAll"
  from pressing p join booking_order o on o.id = p.order_id join enterprise e on e.id = o.enterprise_id
  order by p.due_at nulls last, p.stage_since, p.id limit ${MAX_ON_DESK}`;

const QUEUED = `
  select s.stage, (array_agg(s.id order by s.stage_since, s.id))[1] as "shareId", min(s.stage_since) as since,
    count(*) filter (where s.due_at >= now() and s.due_at < now() + interval '7 days') as soon
  from share s where s.institution_id = :institutionId and s.stage = any(:seen)
    and (:departmentId::uuid is null or ${OF_DEPARTMENT}) group by s.stage`;

const VISITS = `
  select v.id, v.share_id as "shareId", v.starts_at as "startsAt", v.ends_at as "endsAt", o.number as "orderNumber",
    e.name as "enterpriseName", s.stage
  from visit v join visit_technician t on t.visit_id = v.id and t.technician_id = :accountId
    join share s on s.id = v.share_id join booking_order o on o.id = s.order_id
    join enterprise e on e.id = o.enterprise_id
  where s.institution_id = :institutionId and v.starts_at >= :monday and v.starts_at < :nextMonday
    and s.stage <> all(:closed)
  order by v.starts_at, v.id`;

interface Pressing extends Omit<DeskShare, 'stageSince' | 'dueAt'> {
  readonly stageSince: Date;
  readonly dueAt: Date | null;
  readonly ofAll: Pick<Desk, 'total' | 'mine' | 'overdue' | 'dueToday'>;
}

interface Queued {
  readonly stage: Stage;
  readonly shareId: string;
  readonly since: Date;
  readonly soon: number;
}

interface Visited extends Omit<DeskVisit, 'startsAt' | 'endsAt'> {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

const NOTHING = { total: 0, mine: 0, overdue: 0, dueToday: 0 };

/** @param today business day (Asia/Shanghai) */
export async function readDesk(
  db: Reader,
  { duties, ...reader }: QueueReader & { readonly duties: readonly Duty[] },
  today: string,
): Promise<Desk> {
  const monday = startOfDay(mondayOf(today));
  const stagesOf = (queues: readonly Queue[]) => queues.map((queue) => QUEUES[queue].stage);
  const bindings = {
    ...reader,
    supervises: duties.includes('supervisor'),
    served: stagesOf(queuesServed(duties)),
    seen: stagesOf(queuesSeen(duties)),
    terminal: TERMINAL_STAGES,
    withTechnicians: WITH_TECHNICIANS,
    ofASecondPerson: OF_A_SECOND_PERSON,
    closed: CLOSED,
    tomorrow: endOfDay(today),
    monday,
    nextMonday: new Date(monday.getTime() + 7 * DAY_MS),
  };
  const [pressing, queued, visits] = await Promise.all([
    rowsOf<Pressing>(db, PRESSING, bindings),
    rowsOf<Queued>(db, QUEUED, bindings),
    rowsOf<Visited>(db, VISITS, bindings),
  ]);
  return {
    ...(pressing[0]?.ofAll ?? NOTHING),
    shares: pressing.map(({ ofAll: _, ...row }) => ({
      ...row,
      stageSince: instant(row.stageSince),
      dueAt: instantOrNull(row.dueAt),
      claim: row.claim && { ...row.claim, since: instant(row.claim.since) },
    })),
    soon: queued.reduce((sum, { soon }) => sum + soon, 0),
    oldest: queued.map(({ stage, shareId, since }) => ({ stage, shareId, since: instant(since) })),
    visits: visits.map((row) => ({ ...row, startsAt: instant(row.startsAt), endsAt: instant(row.endsAt) })),
  };
}
