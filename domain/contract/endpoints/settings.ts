/** Settings, which administrators of this centre maintain. */
import type { EndpointDefinition } from '../endpoint.ts';
import { RecordHistory } from '../managed-record.ts';
import * as settings from '../settings.ts';
import { PDF } from './media-types.ts';

export const settingsEndpoints = {
  listTimeLimits: {
    method: 'get',
    path: '/api/settings/time-limits',
    tag: 'settings',
    summary: '办理时限 Time limits by kind and stage, in working days',
    permission: 'settings.manage',
    response: settings.TimeLimitList,
  },
  changeTimeLimits: {
    method: 'put',
    path: '/api/settings/time-limits',
    tag: 'settings',
    summary: '修改办理时限 Change time limits; they hold for orders submitted from now on',
    permission: 'settings.manage',
    body: settings.TimeLimitChange,
    response: settings.TimeLimitList,
    problems: ['stage_without_limit'],
  },
  changeCalendarDay: {
    method: 'put',
    path: '/api/settings/calendar',
    tag: 'settings',
    summary: '修改工作日历 Make a day a working day or a day off',
    permission: 'settings.manage',
    body: settings.CalendarChange,
    response: settings.CalendarDay,
  },
  getSeal: {
    method: 'get',
    path: '/api/settings/seal',
    tag: 'settings',
    summary: '证书印章 The seal that is printed on certificates',
    permission: 'settings.manage',
    response: settings.CertificateSeal,
  },
  changeSeal: {
    method: 'post',
    path: '/api/settings/seal',
    tag: 'settings',
    summary: '更换证书印章 Set the seal of certificates issued from now on: a PNG with a transparent ground',
    permission: 'settings.manage',
    upload: true,
    response: settings.CertificateSeal,
    problems: ['file_required', 'file_too_large', 'seal_unusable'],
  },
  removeSeal: {
    method: 'delete',
    path: '/api/settings/seal',
    tag: 'settings',
    summary: '停用证书印章 Issue certificates without a seal from now on',
    permission: 'settings.manage',
    response: settings.CertificateSeal,
  },
  sealSpecimen: {
    method: 'get',
    path: '/api/settings/seal/specimen',
    tag: 'settings',
    summary: '证书样张 A specimen of a certificate with the seal in use',
    permission: 'settings.manage',
    response: { file: PDF },
  },
  tryOutSeal: {
    method: 'post',
    path: '/api/settings/seal/specimen',
    tag: 'settings',
    summary: '试印证书样张 A specimen of a certificate with this seal; it is not kept',
    permission: 'settings.manage',
    upload: true,
    response: { file: PDF },
    problems: ['file_required', 'file_too_large', 'seal_unusable'],
  },
  settingsHistory: {
    method: 'get',
    path: '/api/settings/history',
    tag: 'settings',
    summary: '设置的修改记录 What was changed, by whom',
    permission: 'settings.manage',
    response: RecordHistory,
  },
} as const satisfies Record<string, EndpointDefinition>;
