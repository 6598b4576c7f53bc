/** Captcha, second factor and open sessions (requirement A1). */
import { z } from 'zod';
import { Instant, listOf } from './common.ts';
import { withMessage } from './validation-message.ts';

export const CaptchaChallenge = z.object({ salt: z.string(), bits: z.number().int() });
export const CaptchaProof = z.object({
  salt: z.string().max(200),
  nonce: z.number().int().min(0).max(Number.MAX_SAFE_INTEGER),
});

/** A code of the authenticator app, or a recovery code. */
export const SecondFactor = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^(\d{6}|[A-Z0-9]{5}-[A-Z0-9]{5})$/, withMessage('second_factor_form'));

export const TotpEnrolment = z.object({
  /** Base32, to be typed into an app that cannot scan the QR code. */
  secret: z.string(),
  uri: z.string(),
  /** `uri` as a QR code, a data URL. */
  qrCode: z.string(),
});
export const TotpCode = z.object({ code: SecondFactor });
export const RecoveryCodes = z.object({ recoveryCodes: z.array(z.string()) });

export const OpenSession = z.object({
  /** An identifier of the session that cannot be used to sign in. */
  key: z.string(),
  isCurrent: z.boolean(),
  signedInAt: Instant.nullable(),
  lastSeenAt: Instant,
  /** When it ends if nobody does anything with it. */
  endsAt: Instant,
  address: z.string(),
  browser: z.string(),
  system: z.string(),
});
export type OpenSession = z.infer<typeof OpenSession>;
export const OpenSessions = listOf(OpenSession);
