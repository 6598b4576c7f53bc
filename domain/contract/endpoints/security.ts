/** Captcha, second factor and open sessions. */
import { Me } from '../account.ts';
import { Done } from '../common.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { AccountClosing } from '../own-data.ts';
import { PROOF, Proof } from '../proof.ts';
import * as security from '../security.ts';

export const accountSecurity = {
  captcha: {
    method: 'get',
    path: '/api/captcha',
    tag: 'session',
    summary: '获取验证码题目 A captcha: work for the browser instead of a riddle',
    permission: 'public.read',
    response: security.CaptchaChallenge,
  },
  listSessions: {
    method: 'get',
    path: '/api/sessions',
    tag: 'session',
    summary: '登录设备 Where I am signed in',
    permission: 'session.own',
    response: security.OpenSessions,
  },
  endOtherSessions: {
    method: 'post',
    path: '/api/sessions/end-others',
    tag: 'session',
    summary: '退出其他全部设备 Sign out everywhere else',
    permission: 'session.own',
    response: Done,
  },
  endSession: {
    method: 'delete',
    path: '/api/sessions/{sessionKey}',
    tag: 'session',
    summary: '退出该设备 Sign out there',
    permission: 'session.own',
    response: Done,
    problems: ['not_found'],
  },
  beginTotp: {
    method: 'post',
    path: '/api/session/totp',
    tag: 'session',
    summary: '开通动态验证码 Begin to use a second factor',
    permission: 'totp.own',
    beforeSecondFactor: true,
    body: Proof,
    response: security.TotpEnrolment,
    problems: ['totp_already_on', ...PROOF],
  },
  confirmTotp: {
    method: 'post',
    path: '/api/session/totp/confirm',
    tag: 'session',
    summary: '确认动态验证码 Confirm the second factor with its first code',
    permission: 'totp.own',
    beforeSecondFactor: true,
    body: security.TotpCode,
    response: security.RecoveryCodes,
    problems: ['second_factor_wrong', 'totp_not_begun'],
  },
  switchOffTotp: {
    method: 'post',
    path: '/api/session/totp/off',
    tag: 'session',
    summary: '关闭动态验证码 Use no second factor any more',
    permission: 'totp.own',
    body: Proof,
    response: Me,
    problems: PROOF,
  },
  exportOwnData: {
    method: 'get',
    path: '/api/session/export',
    tag: 'session',
    summary: '导出我的数据 All that is kept of oneself, as a file',
    permission: 'session.own',
    cost: 'workbook',
    response: { file: 'application/json' },
  },
  closeOwnAccount: {
    method: 'post',
    path: '/api/session/close-account',
    tag: 'session',
    summary: '注销账号 Close one’s own account',
    permission: 'account.close',
    body: AccountClosing,
    response: Done,
    problems: ['account_has_open_orders', ...PROOF],
  },
  resetTotp: {
    method: 'post',
    path: '/api/users/{userId}/reset-totp',
    tag: 'user',
    summary: '重置动态验证码 Take away the second factor of somebody who lost it',
    permission: 'user.manage',
    body: Proof,
    response: Done,
    problems: ['not_found', ...PROOF],
  },
} as const satisfies Record<string, EndpointDefinition>;
