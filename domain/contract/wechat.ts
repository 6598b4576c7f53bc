/** The query parameters of each request from the platform of WeChat official accounts (requirement D2). */
import { z } from 'zod';

export const WechatQuery = z.object({
  signature: z.string().max(64),
  /** Seconds since 1970. */
  timestamp: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().max(64),
  /** Safe mode: the message is encrypted, and signed together with its ciphertext. */
  encrypt_type: z.enum(['raw', 'aes']).optional(),
  msg_signature: z.string().max(64).optional(),
});
export type WechatQuery = z.output<typeof WechatQuery>;
export const WechatEcho = WechatQuery.extend({ echostr: z.string().max(200) });
