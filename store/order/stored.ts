/**
 * An order as it is stored: the order of the contract, without what depends on its reader and with what only the
 * system reads. Instants are formatted by PostgreSQL.
 */
import { z } from 'zod';
import { Id, Instant } from '../../domain/contract/common.ts';
import { Order, OrderItem, TimelineEntry } from '../../domain/contract/order.ts';
import { ResultView } from '../../domain/contract/result.ts';
import { Share } from '../../domain/contract/share.ts';
import { ACCOUNT_KIND_NAMES } from '../../domain/role.ts';

const StoredShare = Share.omit({ orderId: true, commands: true });
export type StoredShare = z.infer<typeof StoredShare>;

const StoredItem = OrderItem.extend({ result: ResultView.extend({ recordedById: Id }).nullable() });
export type StoredItem = z.infer<typeof StoredItem>;

const StoredEvent = TimelineEntry.omit({
  event: true,
  actor: true,
  itemIds: true,
  refused: true,
  signature: true,
}).extend({
  name: z.string(),
  actorName: z.string(),
  actorKind: z.enum(ACCOUNT_KIND_NAMES).nullable(),
  /** The command's body, if it was about some of the instruments only. */
  body: z
    .object({
      itemIds: TimelineEntry.shape.itemIds.unwrap(),
      refused: TimelineEntry.shape.refused,
      items: z.array(z.looseObject({ itemId: Id })),
      signature: TimelineEntry.shape.signature.unwrap(),
    })
    .partial()
    .nullable(),
});
export type StoredEvent = z.infer<typeof StoredEvent>;

export const StoredOrder = Order.omit({
  stage: true,
  state: true,
  instrumentCount: true,
  contactName: true,
  timeline: true,
}).extend({
  createdAt: Instant,
  contact: Order.shape.contact.unwrap().omit({ mobile: true }).extend({ mobileSealed: z.hex() }).nullable(),
  shares: z.array(StoredShare),
  items: z.array(StoredItem),
  events: z.array(StoredEvent),
});
export type StoredOrder = z.infer<typeof StoredOrder>;
