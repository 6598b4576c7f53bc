/** Standard reasons, which staff choose from and administrators of this centre maintain. */
import type { EndpointDefinition } from '../endpoint.ts';
import { RecordHistory } from '../managed-record.ts';
import * as reason from '../reason.ts';

export const reasons = {
  listReasons: {
    method: 'get',
    path: '/api/reasons',
    tag: 'reason',
    summary: '标准原因 Standard reasons of an occasion, the most used first',
    permission: 'reason.read',
    query: reason.OfferedQuery,
    response: reason.OfferedReasons,
  },
  listKeptReasons: {
    method: 'get',
    path: '/api/kept-reasons',
    tag: 'reason',
    summary: '维护原因库 Standard reasons with how often they were used, and those that are retired',
    permission: 'reason.manage',
    query: reason.ManagedReasonQuery,
    response: reason.ManagedReasonList,
  },
  getReason: {
    method: 'get',
    path: '/api/kept-reasons/{reasonId}',
    tag: 'reason',
    summary: '标准原因 A standard reason',
    permission: 'reason.manage',
    response: reason.ManagedReason,
    problems: ['not_found'],
  },
  createReason: {
    method: 'post',
    path: '/api/kept-reasons',
    tag: 'reason',
    summary: '新增原因 Add a standard reason',
    permission: 'reason.manage',
    body: reason.ReasonInput,
    response: reason.ManagedReason,
    status: 201,
    problems: ['reason_taken'],
  },
  changeReason: {
    method: 'put',
    path: '/api/kept-reasons/{reasonId}',
    tag: 'reason',
    summary: '修改、停用原因 Change a standard reason, or retire it',
    permission: 'reason.manage',
    body: reason.ReasonChange,
    response: reason.ManagedReason,
    problems: ['not_found', 'reason_taken'],
  },
  reasonHistory: {
    method: 'get',
    path: '/api/kept-reasons/{reasonId}/history',
    tag: 'reason',
    summary: '原因的修改记录 What was changed, by whom',
    permission: 'reason.manage',
    response: RecordHistory,
    problems: ['not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
