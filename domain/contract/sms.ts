/** One-time codes by text message (requirements A3, A4, A6). */
import { z } from 'zod';
import { Mobile } from './common.ts';
import { withMessage } from './validation-message.ts';

/** Whether codes are asked for, and where the person finds them. */
export const SMS_CODES = ['sent', 'kept', 'none'] as const;

/** A username typed to be looked up, which may be none. */
export const TypedUsername = z
  .string(withMessage('fill_in', { field: '用户名' }))
  .trim()
  .min(1, withMessage('fill_in', { field: '用户名' }))
  .max(60);

export const SmsCodeRequest = z.discriminatedUnion('purpose', [
  z.object({ purpose: z.literal('verify_mobile'), mobile: Mobile }),
  z.object({
    purpose: z.literal('password_reset'),
    mobile: Mobile,
    username: TypedUsername,
  }),
]);

/** Where no code can be sent the field stays empty, and the API asks for none. */
export const SmsCode = z
  .string()
  .trim()
  .regex(/^(\d{6})?$/, withMessage('sms_code_form'))
  .default('');

export const SmsCodeSent = z.object({
  /** Seconds until another one may be asked for. */
  nextInSeconds: z.number().int(),
});
