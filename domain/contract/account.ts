/** Accounts, sessions and enterprise registration (requirements A1, A4, A5). Field rules: manual §2.2. */
import { z } from 'zod';
import { type CodeFault, creditCodeFault } from '../credit-code.ts';
import type { Fault } from '../fault.ts';
import { organisationCodeFault } from '../organisation-code.ts';
import { passwordFault } from '../password.ts';
import { PERMISSIONS } from '../permission.ts';
import { ACCOUNT_KIND_NAMES, type AccountKind, DUTY_NAMES } from '../role.ts';
import { Email, Id, Instant, ListQuery, listOf, Mobile, optionalText, text } from './common.ts';
import { IdentityNumber } from './identity.ts';
import { Proof, proofFields } from './proof.ts';
import { ReasonIds } from './reason.ts';
import { SmsCode } from './sms.ts';
import { staffAddresses, staffAddressInputs } from './staff-address.ts';
import { StoredFile, UploadClaim } from './upload.ts';
import { formatMessage, withMessage } from './validation-message.ts';

export const Username = z
  .string(withMessage('fill_in', { field: '用户名' }))
  .trim()
  .regex(/^[A-Za-z0-9]{4,20}$/, withMessage('username_form'));

const passwordOf = (kind: AccountKind) =>
  z.string(withMessage('fill_in', { field: '密码' })).superRefine((password, context) => {
    const fault = passwordFault(password, { kind });
    if (fault) context.addIssue({ code: 'custom', message: formatMessage(fault) });
  });

/** By the manual's rule (§2.2); the API may ask for more characters and refuses common ones. */
export const Password = passwordOf('enterprise');
export const StaffPassword = passwordOf('staff');

const ORGANISATION_CODE_LENGTH = 9;

function codeFault(fault: CodeFault, code: string, isOrganisation: boolean): Fault {
  switch (fault.kind) {
    case 'length':
      return { name: 'code_length', params: { length: fault.length } };
    case 'character': {
      const { position, character } = fault;
      const field = isOrganisation ? '组织机构代码' : '统一社会信用代码';
      return { name: 'code_character', params: { position, character, field } };
    }
    case 'check': {
      const { expected, actual } = fault;
      return { name: 'check_character', params: { position: code.length, expected, actual } };
    }
  }
}

/** The unified social credit code (18 characters) or the former organisation code (9). */
export const CreditCode = z
  .string(withMessage('fill_in', { field: '统一社会信用代码/组织机构代码' }))
  .trim()
  .toUpperCase()
  .superRefine((code, context) => {
    const isOrganisation = code.length === ORGANISATION_CODE_LENGTH;
    const fault = isOrganisation ? organisationCodeFault(code) : creditCodeFault(code);
    if (!fault) return;
    context.addIssue({ code: 'custom', message: formatMessage(codeFault(fault, code, isOrganisation)) });
  });

/** For `refine`: both passwords must be equal. */
export const passwordsMatch: [
  (value: { readonly password: string; readonly passwordAgain: string }) => boolean,
  { path: PropertyKey[]; error: () => string },
] = [
  (value) => value.password === value.passwordAgain,
  { path: ['passwordAgain'], ...withMessage('passwords_differ') },
];

export const ENTERPRISE_TYPES = ['企业', '个体工商户', '事业单位', '机关', '社会团体', '其他'] as const;

export const ENTERPRISE_STATUSES = {
  pending: { zh: '待审核', en: 'Awaiting review' },
  approved: { zh: '已通过', en: 'Approved' },
  rejected: { zh: '未通过', en: 'Rejected' },
} as const;
export const EnterpriseStatus = z.enum(['pending', 'approved', 'rejected']);
export type EnterpriseStatus = z.infer<typeof EnterpriseStatus>;

export const Enterprise = z.object({
  id: Id,
  name: z.string(),
  creditCode: z.string(),
  enterpriseType: z.string(),
  province: z.string(),
  city: z.string(),
  district: z.string(),
  address: z.string(),
  legalRepresentative: z.string(),
  /** Masked; empty if none was given. */
  legalIdentityNumber: z.string(),
  mobile: z.string(),
  email: z.string(),
  licence: StoredFile.nullable(),
  photo: StoredFile.nullable(),
  status: EnterpriseStatus,
  reviewNotes: z.string().nullable(),
  reviewedBy: z.string().nullable(),
  reviewedAt: Instant.nullable(),
  createdAt: Instant,
});
export type Enterprise = z.infer<typeof Enterprise>;

const enterpriseFields = {
  enterpriseName: text(100, '企业名称'),
  creditCode: CreditCode,
  province: text(50, '所在省'),
  city: text(50, '所在市'),
  district: text(50, '所在区'),
  address: optionalText(200, '详细地址'),
  enterpriseType: z.enum(ENTERPRISE_TYPES, withMessage('choose', { field: '企业类型' })).default('企业'),
  legalRepresentative: text(50, '法定代表人/负责人'),
  /** Empty keeps the stored number. */
  legalIdentityNumber: z.union([z.literal(''), IdentityNumber]).default(''),
  mobile: Mobile,
  smsCode: SmsCode,
  email: Email,
  licence: UploadClaim,
  photo: UploadClaim,
};

export const EnterpriseRegistration = z
  .object({
    username: Username,
    password: Password,
    passwordAgain: z.string(),
    ...enterpriseFields,
    agreement: z.literal(true, withMessage('agree', { field: '服务协议' })),
  })
  .refine(...passwordsMatch);
export type EnterpriseRegistration = z.input<typeof EnterpriseRegistration>;

/** The data that an enterprise enters about itself; another mobile number or e-mail needs the proof. */
export const EnterpriseCorrection = z.object({ ...enterpriseFields, ...proofFields });

/** 是否可注册. */
export const UsernameQuery = z.object({ username: Username });
export const UsernameFree = z.object({ free: z.boolean() });

export const ReviewNotes = z.object({ notes: text(500, '审核备注'), reasonIds: ReasonIds });

export const EnterpriseQuery = ListQuery.extend({ status: EnterpriseStatus.optional() });
export const EnterpriseList = listOf(Enterprise);

/** The signed-in person and their permissions; the interfaces show and hide by `permissions`. */
export const Me = z.object({
  id: Id,
  kind: z.enum(ACCOUNT_KIND_NAMES),
  username: z.string(),
  displayName: z.string(),
  duties: z.array(z.enum(DUTY_NAMES)),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  mustChangePassword: z.boolean(),
  /** Whether signing in also requires a code of an authenticator app. */
  hasSecondFactor: z.boolean(),
  /** Whether the person can do nothing else before they have set one up. */
  mustSetUpSecondFactor: z.boolean(),
  enterprise: Enterprise.nullable(),
  /** The institution that an institution's account belongs to, or that an individual is linked with. */
  institution: z.object({ id: Id, name: z.string(), status: EnterpriseStatus }).nullable(),
  permissions: z.array(z.enum(PERMISSIONS as [string, ...string[]])),
});
export type Me = z.infer<typeof Me>;

function passwordChange(password: z.ZodString) {
  return z
    .object({
      ...proofFields,
      currentPassword: z
        .string()
        .min(1, withMessage('fill_in', { field: '原密码' }))
        .max(200),
      password,
      passwordAgain: z.string(),
    })
    .refine(...passwordsMatch)
    .refine((value) => value.password !== value.currentPassword, {
      path: ['password'],
      ...withMessage('password_unchanged'),
    });
}
export const PasswordChange = passwordChange(Password);
export const StaffPasswordChange = passwordChange(StaffPassword);
/** As the API accepts it; the kind of account decides which of the two password rules applies. */
export const AnyPasswordChange = passwordChange(
  z.string(withMessage('fill_in', { field: '密码' })).max(64, withMessage('too_long', { field: '密码', limit: 64 })),
);

export const User = z.object({
  id: Id,
  username: z.string(),
  displayName: z.string(),
  duties: z.array(z.enum(DUTY_NAMES)),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  ...staffAddresses,
  disabled: z.boolean(),
  mustChangePassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  createdAt: Instant,
});
export type User = z.infer<typeof User>;

export const UserInput = z.object({
  username: Username,
  displayName: text(50, '姓名'),
  password: StaffPassword,
  mustChangePassword: z.boolean().default(true),
  duties: z.array(z.enum(DUTY_NAMES)).min(1, withMessage('duty_needed')),
  departmentId: Id.nullable().default(null),
  ...staffAddressInputs,
  /**
   * Another institution, to which administrators of this centre may add its first staff; null for the administrator's
   * own.
   */
  institutionId: Id.nullable().default(null),
  ...Proof.shape,
});
export type UserInput = z.input<typeof UserInput>;
export const UserChange = z.object({
  displayName: text(50, '姓名'),
  duties: z.array(z.enum(DUTY_NAMES)).min(1, withMessage('duty_needed')),
  departmentId: Id.nullable(),
  ...staffAddressInputs,
  disabled: z.boolean(),
  /** A new initial password, which the person must change at the next sign-in. */
  password: StaffPassword.optional(),
  /** The administrator's own, for another password, other addresses or other duties. */
  ...proofFields,
});
export type UserChange = z.input<typeof UserChange>;
export const UserQuery = ListQuery.extend({ duty: z.enum(DUTY_NAMES).optional(), institutionId: Id.optional() });
export const UserList = listOf(User);
