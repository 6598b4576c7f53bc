/** Individuals (requirement A3, manual §2.2) and forgotten passwords (A6, manual §2.3). */
import { z } from 'zod';
import { ETHNIC_GROUPS } from '../ethnic-group.ts';
import { Password, passwordsMatch, Username } from './account.ts';
import { Email, Mobile, optionalText, text } from './common.ts';
import { IdentityNumber } from './identity.ts';
import { proofFields } from './proof.ts';
import { SmsCode, TypedUsername } from './sms.ts';
import { StoredFile, UploadClaim } from './upload.ts';
import { withMessage } from './validation-message.ts';

export const SEXES = { male: { zh: '男', en: 'Male' }, female: { zh: '女', en: 'Female' } } as const;
export const Sex = z.enum(['', 'male', 'female']).default('');

const personFields = {
  sex: Sex,
  province: optionalText(50, '所在省'),
  city: optionalText(50, '所在市'),
  district: optionalText(50, '所在区'),
  address: optionalText(200, '详细地址'),
  mobile: Mobile,
  smsCode: SmsCode,
  email: Email,
  ethnicGroup: z.union([z.literal(''), z.enum(ETHNIC_GROUPS)], withMessage('choose', { field: '民族' })).default(''),
  photo: UploadClaim,
};

export const IndividualRegistration = z
  .object({
    username: Username,
    password: Password,
    passwordAgain: z.string(),
    fullName: text(50, '姓名'),
    identityNumber: IdentityNumber,
    ...personFields,
    agreement: z.literal(true, withMessage('agree', { field: '注册协议' })),
  })
  .refine(...passwordsMatch);

/** The data that individuals change themselves; another mobile number needs an SMS code and, like another e-mail, the proof. */
export const PersonChange = z.object({ ...personFields, ...proofFields });

/** An individual's own data; the identity number is masked here too. */
export const Person = z.object({
  fullName: z.string(),
  identityNumber: z.string(),
  sex: z.enum(['', 'male', 'female']),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  address: z.string(),
  mobile: z.string(),
  email: z.string(),
  ethnicGroup: z.string(),
  photo: StoredFile.nullable(),
});
export type Person = z.infer<typeof Person>;

/** Step 1: the person's identity, proved by the code. */
export const ResetProof = z.object({
  username: TypedUsername,
  mobile: Mobile,
  smsCode: z
    .string(withMessage('fill_in', { field: '短信验证码' }))
    .trim()
    .regex(/^\d{6}$/, withMessage('sms_code_form')),
});
/** Allows step 2 within ten minutes, once. */
export const ResetTicket = z.object({ ticket: z.string() });
/** Step 2: the new password. */
export const ResetPassword = z
  .object({ ticket: z.string().min(1).max(100), password: Password, passwordAgain: z.string() })
  .refine(...passwordsMatch);
