/** The details of an order as columns of `booking_order`. */
import type { OrderDetails, OrderDetailsChange } from '../../domain/contract/order-details.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { detailNamesOf, detailsOf, ORDER_DETAIL_NAMES } from '../../domain/order-detail.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reader } from '../sql/database.ts';

const columnOf = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

/** The details of the order `o`, by the names of the contract. */
export const DETAILS_SQL = ORDER_DETAIL_NAMES.map((name) => `o.${columnOf(name)} as "${name}"`).join(', ');

/** What is given, by column. */
export function detailColumns(given: OrderDetailsChange): Record<string, unknown> {
  return Object.fromEntries(Object.entries(detailsOf(given)).map(([name, value]) => [columnOf(name), value]));
}

/** @throws DomainProblem invalid_input naming what orders of this kind do not have */
export function requireDetailsOf(kind: LedgerService, given: OrderDetailsChange): void {
  const known = detailNamesOf(kind);
  const foreign = ORDER_DETAIL_NAMES.filter((name) => given[name] && !known.includes(name));
  if (foreign.length === 0) return;
  const fault = { name: 'detail_of_other_kind' } as const;
  throw new DomainProblem(
    'invalid_input',
    {},
    foreign.map((path) => ({ path, fault })),
  );
}

export async function readDetails(db: Reader, orderId: string): Promise<OrderDetails> {
  const { rows } = await db.raw<{ rows: OrderDetails[] }>(`select ${DETAILS_SQL} from booking_order o where o.id = ?`, [
    orderId,
  ]);
  const [details] = rows;
  if (!details) throw new Error(`there is no order ${orderId}`);
  return details;
}
