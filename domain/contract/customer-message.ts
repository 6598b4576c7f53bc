/** Messages that staff write to the customer of an order (requirement E2). */
import { z } from 'zod';
import { Instant, listOf, text } from './common.ts';

export const NewCustomerMessage = z.object({ notes: text(500, '消息内容') });

export const CustomerMessage = z.object({
  at: Instant,
  by: z.string(),
  notes: z.string(),
  /** When the first person who acts for the enterprise read it; null if nobody has. */
  readAt: Instant.nullable(),
});
export type CustomerMessage = z.infer<typeof CustomerMessage>;

/** Newest first. */
export const CustomerMessages = listOf(CustomerMessage);
