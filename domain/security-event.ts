/** What the security log has (decision 32): entries of its own, and those events of the audit log that belong to it. */
import { EVENTS, type EventName } from './event-name.ts';

const OF_ITS_OWN = {
  signed_in: { zh: '登录', en: 'Signed in' },
  sign_in_failed: { zh: '登录失败', en: 'Sign-in failed' },
  sign_in_locked: { zh: '登录被锁定', en: 'Sign-in locked' },
  second_factor_failed: { zh: '动态验证码错误', en: 'Second factor wrong' },
  password_failed: { zh: '登录后验证密码错误', en: 'Password wrong inside a session' },
  signed_out_by_limit: { zh: '多次输错，强制退出', en: 'Signed out after too many failures' },
  refused: { zh: '无权限，被拒绝', en: 'Refused for lack of permission' },
  exported: { zh: '导出个人信息', en: 'Personal data exported' },
} as const;

export type SecurityEvent = keyof typeof OF_ITS_OWN;

const FROM_AUDIT = [
  'change_password',
  'reset_password',
  'switch_on_totp',
  'switch_off_totp',
  'create_first_administrator',
  'create_user',
  'change_user',
  'change_user_and_password',
  'end_session',
  'end_other_sessions',
  'close_account',
  'disable_expert',
  'enable_expert',
  'reveal_contact',
  'reveal_mobile',
  'reveal_identity',
] as const satisfies readonly EventName[];

/** All names of entries, with their words. */
export const SECURITY_EVENTS: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  ...OF_ITS_OWN,
  ...Object.fromEntries(FROM_AUDIT.map((name) => [name, EVENTS[name]])),
};
export const SECURITY_EVENT_NAMES = Object.keys(SECURITY_EVENTS) as [string, ...string[]];
