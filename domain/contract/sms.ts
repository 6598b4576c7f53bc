/** One-time codes by SMS (requirements A3, A4, A6). */
import { z } from 'zod';
import { Mobile } from './common.ts';
import { withMessage } from './validation-message.ts';

/** Whether codes are required, and where people find them. */
export const SMS_CODES = ['sent', 'kept', 'none'] as const;

/** A user name typed for a look-up, which may not exist. */
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

/** If codes cannot be sent, the field stays empty and the API requires none. */
export const SmsCode = z
  .string()
  .trim()
  .regex(/^(\d{6})?$/, withMessage('sms_code_form'))
  .default('');

export const SmsCodeSent = z.object({
  /** Seconds until another code may be requested. */
  nextInSeconds: z.number().int(),
});
