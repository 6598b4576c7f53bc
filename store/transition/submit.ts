import { randomInt } from 'node:crypto';
import type { Knex } from 'knex';
import { businessDay, orderNumber, SLIP_PASSWORD_ALPHABET, SLIP_PASSWORD_LENGTH } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { DeliveryMode } from '../../domain/stage.ts';
import type { ShareState } from '../../domain/transition.ts';
import { USABLE } from '../instrument/row.ts';
import { seal } from '../secret-box.ts';
import { stageDue, type TransitionContext } from './context.ts';
import { type ShareRow, stateOf } from './share-row.ts';
import { SNAPSHOT_SQL } from './snapshot.ts';

interface Candidate {
  readonly position: number;
  readonly name: string;
  readonly instrument_number: string;
  readonly delivery_mode: DeliveryMode;
  readonly own: boolean;
  readonly bookable: boolean;
  readonly open_in: string | null;
  readonly department_id: string | null;
}

/** Locked in one order for everybody, so that two orders with the same instruments wait instead of standing still. */
const CANDIDATES = `
  select i.position, ins.name, ins.instrument_number, ins.delivery_mode, ins.enterprise_id = o.enterprise_id as own,
    ${USABLE} as bookable,
    (select coalesce(other.number, '') from order_item oi join booking_order other on other.id = oi.order_id
      where oi.instrument_id = ins.id and oi.is_open and oi.order_id <> o.id limit 1) as open_in,
    svc.department_id
  from order_item i
  join booking_order o on o.id = i.order_id
  join instrument ins on ins.id = i.instrument_id
  left join service_item svc on svc.name = ins.name
  where i.order_id = ?
  order by ins.id
  for no key update of ins`;

/**
 * Submits a draft: checks it once more, opens its shares and gives it its number and slip password.
 * @throws DomainProblem naming what keeps the order from being submitted
 */
export async function submit(context: TransitionContext): Promise<{ number: string; shares: ShareState[] }> {
  const { trx, order } = context;
  if (!order.contact_id) throw new DomainProblem('contact_required');
  const { rows } = await trx.raw<{ rows: Candidate[] }>(CANDIDATES, [order.id]);
  rows.sort((a, b) => a.position - b.position);
  if (rows.length === 0) throw new DomainProblem('no_instruments');
  for (const row of rows) refuseUnbookable(row);

  const modes = [...new Set(rows.map((row) => row.delivery_mode))];
  const opened = await trx.raw<{ rows: ShareRow[] }>(OPEN_SHARES, {
    orderId: order.id,
    at: context.at,
    dueAt: stageDue(context, 'awaiting_first_review'),
    movedBy: context.actor.name,
    modes,
    departments: modes.map((mode) => mainDepartment(rows.filter((row) => row.delivery_mode === mode))),
  } as Record<string, Knex.Value>);
  return { number: await giveNumber(context), shares: opened.rows.map(stateOf) };
}

/** One share a delivery mode, its instruments as the ledger has them now. */
const OPEN_SHARES = `
  with opened as (
    insert into share (order_id, institution_id, department_id, delivery_mode, stage, stage_since, due_at, moved_by)
    select :orderId, centre.id, nullif(mode.department_id, '')::uuid, mode.name, 'awaiting_first_review', :at, :dueAt,
      :movedBy
    from institution centre, unnest(:modes::text[], :departments::text[]) as mode (name, department_id)
    where centre.is_this_centre
    returning *),
  moved as (
    update order_item i
    set share_id = s.id, delivery_mode = ins.delivery_mode, is_open = true, snapshot = ${SNAPSHOT_SQL}
    from opened s, instrument ins
    where i.order_id = s.order_id and ins.id = i.instrument_id and ins.delivery_mode = s.delivery_mode),
  put_in_service as (
    update instrument ins set status = 'in_service' from order_item i
    where i.order_id = :orderId and ins.id = i.instrument_id and ins.status = 'new')
  select * from opened`;

function refuseUnbookable(row: Candidate): void {
  const parameters = { name: row.name, instrumentNumber: row.instrument_number };
  if (!row.own) throw new DomainProblem('instrument_not_yours');
  if (row.open_in !== null)
    throw new DomainProblem('instrument_in_booking', { ...parameters, orderNumber: row.open_in });
  if (!row.bookable) throw new DomainProblem('instrument_not_bookable', parameters);
}

/** The id of the department that most of the instruments belong to, or ''. */
function mainDepartment(rows: readonly Candidate[]): string {
  const counts = new Map<string, number>();
  for (const { department_id } of rows) {
    if (department_id) counts.set(department_id, (counts.get(department_id) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}

/** Late in the transaction: the day's row is locked until its end, so that no number is skipped or given twice. */
async function giveNumber({ trx, order, at, slipKey }: TransitionContext): Promise<string> {
  const day = businessDay(at);
  const { rows } = await trx.raw<{ rows: { last: number }[] }>(
    `insert into order_number_counter as counter (day, last) values (?, 1)
     on conflict (day) do update set last = counter.last + 1 returning last`,
    [day],
  );
  const number = orderNumber(day, rows[0]?.last ?? 0);
  await trx.raw('update booking_order set number = ?, submitted_at = ?, slip_password = ? where id = ?', [
    number,
    at,
    seal(slipKey, slipPassword()),
    order.id,
  ]);
  return number;
}

function slipPassword(): string {
  return Array.from(
    { length: SLIP_PASSWORD_LENGTH },
    () => SLIP_PASSWORD_ALPHABET[randomInt(SLIP_PASSWORD_ALPHABET.length)],
  ).join('');
}
