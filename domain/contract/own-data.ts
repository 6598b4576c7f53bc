/** Downloading one's own data, and closing one's account (Personal Information Protection Law, articles 45 and 47). */
import { z } from 'zod';
import { Proof } from './proof.ts';
import { withMessage } from './validation-message.ts';

export const AccountClosing = Proof.extend({
  /** Typed by the person, to prevent closing an account by mistake. */
  confirmation: z.literal('注销账号', withMessage('type_to_confirm', { text: '注销账号' })),
});
