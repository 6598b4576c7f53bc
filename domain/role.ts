/** Roles: the kinds of portal users (requirement A2) and the duties of staff. */

export const ACCOUNT_KINDS = {
  individual: { zh: '个人', en: 'Individual' },
  enterprise: { zh: '企业', en: 'Enterprise' },
  institution: { zh: '机构', en: 'Institution' },
  expert: { zh: '专家', en: 'Expert' },
  staff: { zh: '工作人员', en: 'Staff' },
} as const;

export type AccountKind = keyof typeof ACCOUNT_KINDS;
export const ACCOUNT_KIND_NAMES = Object.keys(ACCOUNT_KINDS) as [AccountKind, ...AccountKind[]];

export const DUTIES = {
  business_office: { zh: '业务科', en: 'Business office' },
  specialist: { zh: '专业科室', en: 'Specialist department' },
  sample_desk: { zh: '样品室', en: 'Sample desk' },
  technician: { zh: '检测员', en: 'Technician' },
  checker: { zh: '核验员', en: 'Checker' },
  issuer: { zh: '签发人', en: 'Issuer' },
  supervisor: { zh: '督办', en: 'Supervisor' },
  administrator: { zh: '管理员', en: 'Administrator' },
} as const;

export type Duty = keyof typeof DUTIES;
export const DUTY_NAMES = Object.keys(DUTIES) as [Duty, ...Duty[]];

/**
 * What a permission rule refers to: a duty of staff; a customer, who acts for an approved enterprise (its own account
 * or a linked individual); likewise for an institution; a kind of account; anybody signed in; or everyone.
 */
export type Role =
  | Duty
  | 'customer'
  | 'institution_member'
  | 'individual'
  | 'enterprise'
  | 'institution'
  | 'signed_in'
  | 'public';
export const ROLE_NAMES = [
  ...DUTY_NAMES,
  'customer',
  'institution_member',
  'individual',
  'enterprise',
  'institution',
  'signed_in',
  'public',
] as const;
