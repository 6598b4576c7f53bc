import type { CommandBody } from '../../domain/contract/order.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reader } from '../database.ts';
import type { TransitionContext } from './context.ts';

const clock = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

/**
 * Sets the date and the technicians of a share's visit; a technician is never in two places at once (the database
 * refuses it too, by an exclusion constraint).
 */
export async function planVisit(
  { trx, at }: TransitionContext,
  shareId: string,
  body: CommandBody<'schedule'>,
): Promise<void> {
  const [starts, ends] = [new Date(body.startsAt), new Date(body.endsAt)];
  if (starts <= at)
    throw new DomainProblem('schedule_in_past', {}, [{ path: 'startsAt', fault: { name: 'visit_in_past' } }]);
  if (ends <= starts) {
    throw new DomainProblem('schedule_ends_before_start', {}, [
      { path: 'endsAt', fault: { name: 'visit_ends_before_start' } },
    ]);
  }
  const technicians = [...new Set(body.technicianIds)];
  const known = await trx('account')
    .whereIn('id', technicians)
    .where({ kind: 'staff', disabled: false })
    .whereRaw(`'technician' = any(duties)`)
    .pluck<string[]>('id');
  if (known.length < technicians.length) throw new DomainProblem('technician_unknown');

  const taken = await trx('visit_technician as t')
    .join('visit as v', 'v.id', 't.visit_id')
    .join('share as s', 's.id', 'v.share_id')
    .join('booking_order as o', 'o.id', 's.order_id')
    .join('account as a', 'a.id', 't.technician_id')
    .whereIn('t.technician_id', technicians)
    .whereNot('v.share_id', shareId)
    .whereRaw('t.during && tstzrange(?, ?)', [starts, ends])
    .first<{ display_name: string; starts_at: Date; ends_at: Date; number: string } | undefined>(
      'a.display_name',
      'v.starts_at',
      'v.ends_at',
      'o.number',
    );
  if (taken) {
    throw new DomainProblem('technician_taken', {
      technician: taken.display_name,
      from: clock.format(taken.starts_at),
      to: clock.format(taken.ends_at),
      orderNumber: taken.number,
    });
  }
  const resources = await freeResources(trx, shareId, body.resourceIds ?? [], [starts, ends]);
  const [visit] = await trx('visit')
    .insert({ share_id: shareId, starts_at: starts, ends_at: ends, vehicle: body.vehicle, notes: body.notes })
    .onConflict('share_id')
    .merge()
    .returning<{ id: string }[]>('id');
  if (!visit) throw new Error('the visit was not written');
  await trx('visit_technician').where({ visit_id: visit.id }).del();
  await trx.raw(
    `insert into visit_technician (visit_id, technician_id, during)
     select ?, technician, tstzrange(?, ?) from unnest(?::uuid[]) as technician`,
    [visit.id, starts, ends, technicians],
  );
  await trx('visit_resource').where({ visit_id: visit.id }).del();
  await trx.raw(
    `insert into visit_resource (visit_id, resource_id, during)
     select ?, resource, tstzrange(?, ?) from unnest(?::uuid[]) as resource`,
    [visit.id, starts, ends, resources],
  );
}

/**
 * The vehicles and equipment, each once: of the share's institution, in use, and on no other visit at that time.
 * @throws DomainProblem resource_unknown, resource_taken
 */
async function freeResources(
  trx: Reader,
  shareId: string,
  wanted: readonly string[],
  [starts, ends]: readonly [Date, Date],
): Promise<string[]> {
  const ids = [...new Set(wanted)];
  if (ids.length === 0) return ids;
  const known = await trx('resource')
    .whereIn('id', ids)
    .whereIn('institution_id', trx('share').where({ id: shareId }).select('institution_id'))
    .where((either) => either.whereNull('retired_at').orWhereIn('id', resourcesOf(trx, shareId)))
    .pluck<string[]>('id');
  if (known.length < ids.length) throw new DomainProblem('resource_unknown');
  const taken = await trx('visit_resource as u')
    .join('resource as r', 'r.id', 'u.resource_id')
    .join('visit as v', 'v.id', 'u.visit_id')
    .join('share as s', 's.id', 'v.share_id')
    .join('booking_order as o', 'o.id', 's.order_id')
    .whereIn('u.resource_id', ids)
    .whereNot('v.share_id', shareId)
    .whereRaw('u.during && tstzrange(?, ?)', [starts, ends])
    .first<{ name: string; starts_at: Date; ends_at: Date; number: string } | undefined>(
      'r.name',
      'v.starts_at',
      'v.ends_at',
      'o.number',
    );
  if (!taken) return ids;
  throw new DomainProblem('resource_taken', {
    resource: taken.name,
    from: clock.format(taken.starts_at),
    to: clock.format(taken.ends_at),
    orderNumber: taken.number,
  });
}

/** What the visit has already stays possible, even if it was retired meanwhile. */
function resourcesOf(trx: Reader, shareId: string) {
  return trx('visit_resource as u')
    .join('visit as v', 'v.id', 'u.visit_id')
    .where('v.share_id', shareId)
    .select('u.resource_id');
}

/** Frees the technicians of a share that no longer needs a visit. */
export async function dropVisit({ trx }: TransitionContext, shareId: string): Promise<void> {
  await trx('visit').where({ share_id: shareId }).del();
}
