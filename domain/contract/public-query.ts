/** Public look-up (requirements D3–D6, A8): no personal data, and not who owns an instrument. */
import { z } from 'zod';
import { VERIFICATION_STATE_NAMES } from '../instrument.ts';
import { CERTIFICATE_KIND_NAMES } from '../number.ts';
import { Day, Id, Instant, ListQuery, listOf, text } from './common.ts';
import { Conclusion } from './result.ts';
import { withMessage } from './validation-message.ts';

/** A certificate in the public register. */
export const RegisteredCertificate = z.object({
  number: z.string(),
  kind: z.enum(CERTIFICATE_KIND_NAMES),
  institutionName: z.string(),
  instrumentName: z.string(),
  model: z.string(),
  serialNumber: z.string(),
  conclusion: Conclusion,
  issuedAt: Instant,
  validUntil: Day.nullable(),
  /** When it was withdrawn; null if it is valid. */
  withdrawnAt: Instant.nullable(),
  withdrawalReason: z.string().nullable(),
  /** The number of the certificate that replaces it. */
  replacedBy: z.string().nullable(),
  /** The number of the certificate that it replaces. */
  replaces: z.string().nullable(),
});
export type RegisteredCertificate = z.infer<typeof RegisteredCertificate>;

/** 强检器具: under mandatory verification, in service. */
export const PublicInstrument = z.object({
  id: Id,
  name: z.string(),
  model: z.string(),
  serialNumber: z.string(),
  manufacturer: z.string(),
  measuringRange: z.string(),
  accuracyClass: z.string(),
  categoryName: z.string(),
  kindName: z.string(),
  regionName: z.string(),
  verificationState: z.enum(VERIFICATION_STATE_NAMES),
  validUntil: Day.nullable(),
  /** The last one; null if none was issued here. */
  certificate: RegisteredCertificate.nullable(),
});
export type PublicInstrument = z.infer<typeof PublicInstrument>;
export const PublicInstrumentQuery = ListQuery.extend({
  verificationState: z.enum(VERIFICATION_STATE_NAMES).optional(),
});
export const PublicInstrumentList = listOf(PublicInstrument);

/** 计量检定机构. */
export const PublicInstitution = z.object({
  id: Id,
  name: z.string(),
  /** The regions of its authorisations in force. */
  regions: z.array(z.string()),
  address: z.string(),
  certificateNumber: z.string(),
  certificateLevel: z.string(),
  certificateValidUntil: Day.nullable(),
  hasImage: z.boolean(),
  /** The authorised categories, as the catalogue names them. */
  categories: z.array(z.string()),
});
export type PublicInstitution = z.infer<typeof PublicInstitution>;
export const PublicInstitutionList = listOf(PublicInstitution);

/** 强制检定目录: a kind in force. */
export const PublicKind = z.object({
  id: z.string(),
  categoryNumber: z.string(),
  categoryName: z.string(),
  number: z.string(),
  name: z.string(),
  form: z.string(),
  scope: z.string(),
});
export type PublicKind = z.infer<typeof PublicKind>;
export const PublicKindQuery = ListQuery.extend({
  categoryNumber: z.string().max(3).optional(),
  category: z.string().max(100).optional(),
  number: z.string().max(6).optional(),
  name: z.string().max(100).optional(),
  /** Only kinds that this institution is authorised for now. */
  institutionId: Id.optional(),
});
export const PublicKindList = listOf(PublicKind);

export const VERDICTS = {
  genuine: { zh: '真实有效', en: 'Genuine' },
  expired: { zh: '真实，已过有效期', en: 'Genuine, but its validity has ended' },
  withdrawn: { zh: '已作废', en: 'Withdrawn' },
  altered: { zh: '文件被改动或不是原件', en: 'Altered, or not the original' },
  unknown: { zh: '查无此证书', en: 'Unknown' },
} as const;
export type Verdict = keyof typeof VERDICTS;
const VERDICT_NAMES = Object.keys(VERDICTS) as [Verdict, ...Verdict[]];

/** Certificates have a tenth of it. */
export const VERIFICATION_MEGABYTES = 2;

/** The result of looking up a number or a file; with the certificate whenever its number is known. */
export const CertificateVerification = z.object({
  verdict: z.enum(VERDICT_NAMES),
  certificate: RegisteredCertificate.nullable(),
});
export type CertificateVerification = z.infer<typeof CertificateVerification>;
export const VerificationQuery = z.object({
  number: z
    .string(withMessage('fill_in', { field: '证书编号' }))
    .trim()
    .toUpperCase()
    .min(1, withMessage('fill_in', { field: '证书编号' }))
    .max(40, withMessage('too_long', { field: '证书编号', limit: 40 })),
});

/** A reason that everybody can read, and the person's password as a signature. */
export const signedReason = (field: string) => ({
  reason: text(500, field),
  password: z
    .string(withMessage('fill_in', { field: '密码' }))
    .min(1, withMessage('fill_in', { field: '密码' }))
    .max(64),
});
export const Withdrawal = z.object(signedReason('作废原因'));
