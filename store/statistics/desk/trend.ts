/** How much work arrives and is done (requirements E1, E5). */
import { QUEUES, queuesSeen } from '../../../domain/command.ts';
import type { Trend } from '../../../domain/contract/desk.ts';
import type { Duty } from '../../../domain/role.ts';
import { endOfDay, startOfDay } from '../../../domain/time.ts';
import { type CalendarExceptions, countsFor, workingDays } from '../../../domain/working-time.ts';
import { OF_DEPARTMENT } from '../../share/queue.ts';
import type { Reader } from '../../sql/database.ts';
import { TERMINAL_STAGES } from '../../sql/terminal-stages.ts';
import { rowsOf, STAYS } from '../flow.ts';

/** The stay or share `s` is in one of the stages and, in a department stage, belongs to the reader's department. */
const IS_OURS = `(s.stage = any(:stages) and (:departmentId::uuid is null or ${OF_DEPARTMENT}))`;

const OURS = `${STAYS},
  s as (select stays.*, share.department_id from stays join share using (id)),
  ours as (
    select id, stage, entered, left_at, ${IS_OURS} as inside, lag(${IS_OURS}) over w as before,
      lead(${IS_OURS}) over w as after
    from s window w as (partition by id order by sequence))`;

const DAY = `at time zone 'Asia/Shanghai')::date as day`;

const DAYS = `${OURS},
  edges as (
    select (entered ${DAY}, 1 as received, 0 as decided from ours where inside and before is not true
      and entered >= :from and entered < :until
    union all
    select (left_at ${DAY}, 0, 1 from ours where inside and after is not true and left_at >= :from and left_at < :until)
  select day, sum(received)::int as received, sum(decided)::int as decided from edges group by day order by day`;

const STAGES = `${OURS}
  select stage, count(*) as count, round((percentile_cont(0.5) within group (
    order by extract(epoch from left_at - entered) / 3600))::numeric, 2)::float8 as median
  from ours where inside and left_at >= :from and left_at < :until group by stage`;

const WAITING = `select count(*) as waiting from share s where s.institution_id = :institutionId and ${IS_OURS}`;

export interface TrendReader {
  readonly institutionId: string;
  /** The department to which department stages are restricted; null for all. */
  readonly departmentId: string | null;
  readonly duties: readonly Duty[];
}

/** @param from, to business days (Asia/Shanghai), both within the span */
export async function readTrend(
  db: Reader,
  { duties, ...reader }: TrendReader,
  from: string,
  to: string,
  calendar: CalendarExceptions,
): Promise<Trend> {
  const bindings = {
    ...reader,
    stages: queuesSeen(duties).map((queue) => QUEUES[queue].stage),
    terminal: TERMINAL_STAGES,
    from: startOfDay(from),
    until: endOfDay(to),
  };
  const [counted, stages, [now]] = await Promise.all([
    rowsOf<Trend['days'][number]>(db, DAYS, bindings),
    rowsOf<Trend['stages'][number]>(db, STAGES, bindings),
    rowsOf<{ waiting: number }>(db, WAITING, bindings),
  ]);
  const days = workingDays(from, to, calendar).map((day) => ({ day, received: 0, decided: 0 }));
  const names = days.map(({ day }) => day);
  for (const one of counted) {
    const day = days.find(({ day }) => day === countsFor(one.day, names));
    if (!day) continue;
    day.received += one.received;
    day.decided += one.decided;
  }
  return { days, waiting: now?.waiting ?? 0, stages };
}
