/** Deliveries of messages by SMS and e-mail, for administrators (requirement A13). */
import { z } from 'zod';
import { Id, Instant, ListQuery, listOf } from './common.ts';

export const DELIVERY_CHANNELS = { sms: { zh: '短信', en: 'SMS' }, mail: { zh: '邮件', en: 'E-mail' } } as const;
export const DELIVERY_STATES = {
  kept: { zh: '仅保存', en: 'Kept only' },
  pending: { zh: '待发送', en: 'To be sent' },
  sent: { zh: '已发送', en: 'Sent' },
  dead: { zh: '地址无效', en: 'Dead address' },
  failed: { zh: '发送失败', en: 'Failed' },
} as const;
const Channel = z.enum(['sms', 'mail']);
const State = z.enum(['kept', 'pending', 'sent', 'dead', 'failed']);

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
/** `q` is a whole mobile number or e-mail address. */
export const DeliveryQuery = ListQuery.extend({ state: State.optional(), channel: Channel.optional() });
export const DeliveryList = listOf(Delivery);
