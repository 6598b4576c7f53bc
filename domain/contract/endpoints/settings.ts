/** Settings, kept by the administrators of this centre. */
import type { EndpointDefinition } from '../endpoint.ts';
import { RecordHistory } from '../kept-record.ts';
import * as settings from '../settings.ts';

export const keptSettings = {
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
  settingsHistory: {
    method: 'get',
    path: '/api/settings/history',
    tag: 'settings',
    summary: '设置的修改记录 What was changed, by whom',
    permission: 'settings.manage',
    response: RecordHistory,
  },
} as const satisfies Record<string, EndpointDefinition>;
