/** The append-only audit log, and the security log. */
import * as record from '../audit.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { SecurityList, SecurityQuery } from '../security-log.ts';

export const audit = {
  listEvents: {
    method: 'get',
    path: '/api/audit',
    tag: 'audit',
    summary: '操作记录 Who changed what, the newest first',
    permission: 'audit.read',
    query: record.AuditQuery,
    response: record.AuditPage,
  },
  listSecurityLog: {
    method: 'get',
    path: '/api/security-log',
    tag: 'audit',
    summary: '安全日志 Sign-ins, failures, refusals, and changes of passwords and rights; also as a workbook',
    permission: 'security.read',
    query: SecurityQuery,
    response: SecurityList,
  },
  verifyAudit: {
    method: 'post',
    path: '/api/audit/verification',
    tag: 'audit',
    summary: '校验操作记录 Check that nothing in the record was changed or removed',
    permission: 'audit.read',
    response: record.AuditVerification,
    problems: ['verification_running'],
  },
} as const satisfies Record<string, EndpointDefinition>;
