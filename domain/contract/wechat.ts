/** What the platform of WeChat official accounts sends with each request (requirement D2). */
import { z } from 'zod';

export const WechatQuery = z.object({
  signature: z.string().max(64),
  /** Seconds since 1970. */
  timestamp: z.string().regex(/^\d{1,12}$/),
  nonce: z.string().max(64),
});
export type WechatQuery = z.output<typeof WechatQuery>;
export const WechatEcho = WechatQuery.extend({ echostr: z.string().max(200) });
