/** Messages that staff write to the customer of an order; they are delivered like all messages (requirement E2). */
import type { CustomerMessage } from '../../domain/contract/customer-message.ts';
import { notice } from '../../domain/notice.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { tell } from '../message/message.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { instant, instantOrNull } from '../sql/list.ts';

const streamOf = (shareId: string) => `share:${shareId}`;

/** Writes to everybody who acts for the enterprise of the share's order; the same command again writes nothing more. */
export async function tellCustomer(
  trx: Transaction,
  shareId: string,
  notes: string,
  commandId: string,
  actor: Actor,
): Promise<void> {
  const stream = streamOf(shareId);
  await trx('share').where({ id: shareId }).forUpdate().first('id');
  const before = await trx('event').where({ stream, command_id: commandId }).first('sequence');
  if (before) return;
  const order = await trx('share as s')
    .join('booking_order as o', 'o.id', 's.order_id')
    .join('institution as ni', 'ni.id', 's.institution_id')
    .where('s.id', shareId)
    .first<{ id: string; number: string; enterprise_id: string; institution: string }>(
      'o.id',
      'o.number',
      'o.enterprise_id',
      'ni.name as institution',
    );
  await appendEvent(trx, { stream, name: 'tell_customer', actor, notes, commandId });
  const told = { orderNumber: order.number, institutionName: order.institution, notes };
  await tell(trx, stream, order.enterprise_id, notice('customer_message', told), order.id);
}

export async function listCustomerMessages(db: Reader, shareId: string): Promise<CustomerMessage[]> {
  const rows = await db('event as e')
    .leftJoin('message as m', (on) => on.on('m.stream', 'e.stream').andOn('m.sequence', 'e.sequence'))
    .where({ 'e.stream': streamOf(shareId), 'e.name': 'tell_customer' })
    .groupBy('e.sequence', 'e.at', 'e.actor_name', 'e.notes')
    .orderBy('e.sequence', 'desc')
    .min({ read_at: 'm.read_at' })
    .select<{ at: Date; actor_name: string; notes: string; read_at: Date | null }[]>('e.at', 'e.actor_name', 'e.notes');
  return rows.map((row) => ({
    at: instant(row.at),
    by: row.actor_name,
    notes: row.notes,
    readAt: instantOrNull(row.read_at),
  }));
}
