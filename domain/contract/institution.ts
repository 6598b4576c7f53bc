/** Institutions 机构: registration and review (requirements A2, A5). */
import { z } from 'zod';
import { CreditCode, EnterpriseStatus, Password, passwordsMatch, Username } from './account.ts';
import { Day, Email, Id, Instant, ListQuery, listOf, Mobile, optionalText, text } from './common.ts';
import { proofFields } from './proof.ts';
import { SmsCode } from './sms.ts';
import { StoredFile } from './upload.ts';
import { withMessage } from './validation-message.ts';

const institutionFields = {
  institutionName: text(100, '机构名称'),
  creditCode: CreditCode,
  province: text(50, '所在省'),
  city: text(50, '所在市'),
  district: text(50, '所在区'),
  address: optionalText(200, '详细地址'),
  head: text(50, '负责人'),
  mobile: Mobile,
  smsCode: SmsCode,
  email: Email,
};

export const InstitutionRegistration = z
  .object({
    username: Username,
    password: Password,
    passwordAgain: z.string(),
    ...institutionFields,
    agreement: z.literal(true, withMessage('agree', { field: '服务协议' })),
  })
  .refine(...passwordsMatch);

/** The data that an institution enters about itself; another mobile number or e-mail needs the proof. */
export const InstitutionCorrection = z.object({ ...institutionFields, ...proofFields });

export const InstitutionQuery = ListQuery.extend({ status: EnterpriseStatus.optional() });

export const Institution = z.object({
  id: Id,
  name: z.string(),
  /** Empty for this centre, which has no registration. */
  creditCode: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  address: z.string(),
  head: z.string(),
  /** Masked, except for the institution itself. */
  mobile: z.string(),
  email: z.string(),
  /** The certificate of authorisation 授权证书; empty if none was entered. */
  certificateNumber: z.string(),
  certificateLevel: z.string(),
  certificateValidUntil: Day.nullable(),
  certificateImage: StoredFile.nullable(),
  status: EnterpriseStatus,
  reviewNotes: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: Instant.nullable(),
  createdAt: Instant,
});
export type Institution = z.infer<typeof Institution>;
export const InstitutionList = listOf(Institution);
