import type { z } from 'zod';
import type { DispatchPreview } from '../../domain/contract/order.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reader } from '../sql/database.ts';
import { dispatchInstruments } from './dispatch.ts';

/**
 * Where the instruments of an order would be dispatched if it were submitted now; instruments for general work are
 * left out.
 * @throws DomainProblem not_found where the enterprise has no such order
 */
export async function previewDispatch(
  db: Reader,
  enterpriseId: string,
  orderId: string,
): Promise<z.output<typeof DispatchPreview>['data']> {
  const order = await db('booking_order').where({ id: orderId, enterprise_id: enterpriseId }).first('id');
  if (!order) throw new DomainProblem('not_found');
  const ids = await db('order_item').where({ order_id: orderId }).orderBy('position').pluck<string[]>('instrument_id');
  const found = await dispatchInstruments(db, ids);
  return found.map(({ subject, dispatch }) => ({ instrumentId: subject.instrumentId, dispatch }));
}
