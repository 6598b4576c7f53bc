/** Deliveries of messages by a channel, for administrators (requirement A13). */
import { z } from 'zod';
import { CHANNEL_NAMES } from '../channel.ts';
import { Id, Instant, ListQuery, listOf } from './common.ts';

export const DELIVERY_STATES = {
  kept: { zh: '仅保存', en: 'Kept only' },
  pending: { zh: '待发送', en: 'To be sent' },
  sent: { zh: '已发送', en: 'Sent' },
  dead: { zh: '地址无效', en: 'Dead address' },
  failed: { zh: '发送失败', en: 'Failed' },
} as const;
type DeliveryState = keyof typeof DELIVERY_STATES;
const Channel = z.enum(CHANNEL_NAMES);
const State = z.enum(Object.keys(DELIVERY_STATES) as [DeliveryState, ...DeliveryState[]]);

export const Delivery = z.object({
  id: Id,
  channel: Channel,
  /** Masked. */
  address: z.string(),
  title: z.string(),
  /** Null if it must not be stored: a one-time code in production. */
  text: z.string().nullable(),
  state: State,
  attempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: Instant,
  /** When it was sent or given up. */
  endedAt: Instant.nullable(),
});
export type Delivery = z.infer<typeof Delivery>;
/** `q` is a whole address. */
export const DeliveryQuery = ListQuery.extend({ state: State.optional(), channel: Channel.optional() });
export const DeliveryList = listOf(Delivery);
