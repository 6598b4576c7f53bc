import type { CommandBody } from '../../domain/contract/command.ts';
import { DomainProblem, type ProblemType } from '../../domain/problem.ts';
import { formatTime } from '../../domain/time.ts';
import { answerTimes, visitSpan } from '../../domain/visit.ts';
import type { Reader } from '../sql/database.ts';
import type { TransitionContext } from './context.ts';
import { ANSWER_COLUMNS, type AnswerStanding } from './share-row.ts';

/** The time of a visit, for the text of a problem. */
export const visitTime = (at: Date) => formatTime(at, 'shortMinute', 'zh');

/** When the technicians are with the customer, and when they leave and return. */
interface Times {
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly leavesAt: Date;
  readonly returnsAt: Date;
}

/**
 * Sets the date, the technicians and the travel of a share's visit. A technician is never in two places at once,
 * travel included; an exclusion constraint of the database guards this too. The customer is asked to confirm the
 * date, unless it is one that they wished for.
 */
export async function planVisit(
  { trx, at, actor, calendar }: TransitionContext,
  shareId: string,
  body: CommandBody<'schedule'>,
): Promise<AnswerStanding> {
  const { travelBefore = 0, travelAfter = 0 } = body;
  const times = timesOf(body, at);
  const technicians = [...new Set(body.technicianIds)];
  const known = await trx('account')
    .whereIn('id', technicians)
    .where({ kind: 'staff', disabled: false })
    .whereRaw(`'technician' = any(duties)`)
    .pluck<string[]>('id');
  if (known.length < technicians.length) throw new DomainProblem('technician_unknown');
  await requireFree(trx, TECHNICIANS, shareId, technicians, times);
  const resources = await knownResources(trx, shareId, body.resourceIds ?? []);
  await requireFree(trx, RESOURCES, shareId, resources, times);

  const before = await trx('visit')
    .where({ share_id: shareId })
    .first<{ wished_starts: Date[] } | undefined>('wished_starts');
  const isWished = before?.wished_starts.some((start) => start.getTime() === times.startsAt.getTime()) ?? false;
  const { answerBy, remindAt } = answerTimes(at, times.startsAt, calendar);
  const [visit] = await trx('visit')
    .insert({
      share_id: shareId,
      starts_at: times.startsAt,
      ends_at: times.endsAt,
      travel_before: travelBefore,
      travel_after: travelAfter,
      vehicle: body.vehicle,
      notes: body.notes,
      planned_by: actor.id,
      planned_at: at,
      answer: isWished ? 'confirmed' : 'awaited',
      answer_by: isWished ? null : answerBy,
      remind_at: isWished ? null : remindAt,
      wish: null,
      wished_starts: [],
    })
    .onConflict('share_id')
    .merge()
    .returning<({ id: string } & AnswerStanding)[]>(['id', ...ANSWER_COLUMNS]);
  if (!visit) throw new Error('the visit was not written');
  await trx('visit_technician').where({ visit_id: visit.id }).del();
  await trx.raw(
    `insert into visit_technician (visit_id, technician_id, during)
     select v.id, technician, v.during from visit v, unnest(?::uuid[]) as technician where v.id = ?`,
    [technicians, visit.id],
  );
  await trx('visit_resource').where({ visit_id: visit.id }).del();
  await trx.raw(
    `insert into visit_resource (visit_id, resource_id, during)
     select v.id, resource, v.during from visit v, unnest(?::uuid[]) as resource where v.id = ?`,
    [resources, visit.id],
  );
  const { id: _, ...standing } = visit;
  return standing;
}

/** @throws DomainProblem schedule_in_past, schedule_ends_before_start */
function timesOf({ startsAt, endsAt, travelBefore = 0, travelAfter = 0 }: CommandBody<'schedule'>, now: Date): Times {
  const [starts, ends] = [new Date(startsAt), new Date(endsAt)];
  if (starts <= now)
    throw new DomainProblem('schedule_in_past', {}, [{ path: 'startsAt', fault: { name: 'visit_in_past' } }]);
  if (ends <= starts) {
    throw new DomainProblem('schedule_ends_before_start', {}, [
      { path: 'endsAt', fault: { name: 'visit_ends_before_start' } },
    ]);
  }
  return { startsAt: starts, endsAt: ends, ...visitSpan(starts, ends, travelBefore, travelAfter) };
}

/** What a visit reserves for a time, and the problems of its conflicts. */
interface Bookable {
  readonly called: 'technician' | 'resource';
  readonly table: string;
  readonly key: string;
  /**
   * The problem if the visit conflicts with another visit itself; with the travel of the other visit; if the travel
   * of this one conflicts with the other visit.
   */
  readonly problems: readonly [ProblemType, ProblemType, ProblemType];
}

const TECHNICIANS: Bookable = {
  called: 'technician',
  table: 'visit_technician as t join account as a on a.id = t.technician_id',
  key: 't.technician_id',
  problems: ['technician_taken', 'technician_on_the_way', 'technician_taken_on_the_way'],
};
const RESOURCES: Bookable = {
  called: 'resource',
  table: 'visit_resource as t join (select id, name as display_name from resource) as a on a.id = t.resource_id',
  key: 't.resource_id',
  problems: ['resource_taken', 'resource_on_the_way', 'resource_taken_on_the_way'],
};

interface Taken {
  readonly name: string;
  readonly number: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly leavesAt: Date;
  readonly returnsAt: Date;
}

/** @throws DomainProblem naming the technician or resource and the order that has it, at work or on the way */
async function requireFree(
  trx: Reader,
  { called, table, key, problems }: Bookable,
  shareId: string,
  ids: readonly string[],
  times: Times,
): Promise<void> {
  const { rows } = await trx.raw<{ rows: Taken[] }>(
    `select a.display_name as name, o.number, v.starts_at as "startsAt", v.ends_at as "endsAt",
       lower(v.during) as "leavesAt", upper(v.during) as "returnsAt"
     from ${table} join visit v on v.id = t.visit_id join share s on s.id = v.share_id
     join booking_order o on o.id = s.order_id
     where ${key} = any(?::uuid[]) and v.share_id <> ? and t.during && tstzrange(?, ?)
     order by v.starts_at limit 1`,
    [[...ids], shareId, times.leavesAt, times.returnsAt],
  );
  const [taken] = rows;
  if (!taken) return;
  const [atWork, onTheirWay, onThisWay] = problems;
  const about = { [called]: taken.name, orderNumber: taken.number };
  const words = (from: Date, to: Date) => ({ ...about, from: visitTime(from), to: visitTime(to) });
  if (overlap(taken.startsAt, taken.endsAt, times.startsAt, times.endsAt))
    throw new DomainProblem(atWork, words(taken.startsAt, taken.endsAt));
  if (overlap(taken.startsAt, taken.endsAt, times.leavesAt, times.returnsAt)) {
    const way = { leaves: visitTime(times.leavesAt), returns: visitTime(times.returnsAt) };
    throw new DomainProblem(onThisWay, { ...words(taken.startsAt, taken.endsAt), ...way });
  }
  throw new DomainProblem(onTheirWay, words(taken.leavesAt, taken.returnsAt));
}

const overlap = (from: Date, to: Date, otherFrom: Date, otherTo: Date) => from < otherTo && otherFrom < to;

/**
 * The ids of vehicles and equipment, each once: of the share's institution, and in use. What the visit already has
 * stays possible even if it was retired since.
 * @throws DomainProblem resource_unknown
 */
async function knownResources(trx: Reader, shareId: string, wanted: readonly string[]): Promise<string[]> {
  const ids = [...new Set(wanted)];
  if (ids.length === 0) return ids;
  const had = trx('visit_resource as u')
    .join('visit as v', 'v.id', 'u.visit_id')
    .where('v.share_id', shareId)
    .select('u.resource_id');
  const known = await trx('resource')
    .whereIn('id', ids)
    .whereIn('institution_id', trx('share').where({ id: shareId }).select('institution_id'))
    .where((either) => either.whereNull('retired_at').orWhereIn('id', had))
    .pluck<string[]>('id');
  if (known.length < ids.length) throw new DomainProblem('resource_unknown');
  return ids;
}

/** Deletes the visit of a share that no longer needs one; its technicians are free again. */
export async function dropVisit({ trx }: TransitionContext, shareId: string): Promise<void> {
  await trx('visit').where({ share_id: shareId }).del();
}
