/** The append-only audit log. */
import * as record from '../audit.ts';
import type { EndpointDefinition } from '../endpoint.ts';

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
