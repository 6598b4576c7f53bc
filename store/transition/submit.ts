import { orderNumber } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { businessDay } from '../../domain/time.ts';
import type { ShareState } from '../../domain/transition.ts';
import { USABLE } from '../instrument/row.ts';
import { refuseUnbookable, WANTED_SQL, type Wanted } from '../order/bookable.ts';
import { slipPassword } from '../order/slip.ts';
import { seal } from '../personal-data/secret-box.ts';
import { type Assigned, assign, openShares } from './assignment.ts';
import type { TransitionContext } from './context.ts';

interface Candidate extends Assigned {
  readonly position: number;
  readonly own: boolean;
  readonly wanted: Omit<Wanted, 'path'>;
}

/**
 * All transactions lock in the same order, so that two orders with the same instruments wait for each other instead
 * of deadlocking.
 */
const CANDIDATES = `
  select i.id as "itemId", i.position, ins.id as "instrumentId", ins.delivery_mode as "deliveryMode",
    ins.enterprise_id = o.enterprise_id as own, svc.department_id as "departmentId",
    jsonb_build_object(${WANTED_SQL}, 'usable', ${USABLE}, 'openIn',
      (select coalesce(other.number, '') from order_item oi join booking_order other on other.id = oi.order_id
        where oi.instrument_id = ins.id and oi.is_open and oi.order_id <> o.id limit 1)) as wanted
  from order_item i
  join booking_order o on o.id = i.order_id
  join instrument ins on ins.id = i.instrument_id
  left join service_item svc on svc.name = ins.name
  where i.order_id = ?
  order by ins.id
  for no key update of ins`;

/**
 * Submits a draft: checks it again, opens its shares and gives it its number and slip password.
 * @throws DomainProblem naming what keeps the order from being submitted
 */
export async function submit(context: TransitionContext): Promise<{ number: string; shares: ShareState[] }> {
  const { trx, order } = context;
  if (!order.contact_id) throw new DomainProblem('contact_required');
  const { rows } = await trx.raw<{ rows: Candidate[] }>(CANDIDATES, [order.id]);
  rows.sort((a, b) => a.position - b.position);
  if (rows.length === 0) throw new DomainProblem('no_instruments');
  if (rows.some(({ own }) => !own)) throw new DomainProblem('instrument_not_yours');
  refuseUnbookable(
    rows.map(({ wanted }) => ({ ...wanted, path: 'instrumentIds' })),
    order.kind,
  );
  const shares = await openShares(context, await assign(context, rows), null);
  return { number: await giveNumber(context), shares };
}

/**
 * Called late in the transaction: the day's row stays locked until its end, so that no number is skipped or used
 * twice.
 */
async function giveNumber({ trx, order, at, slipKeys }: TransitionContext): Promise<string> {
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
    seal(slipKeys, slipPassword()),
    order.id,
  ]);
  return number;
}
