/** Incidents, their causes and cures, and the history of an order's workflow. For supervisors of this centre. */
import { Done } from '../common.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import * as incident from '../incident.ts';
import { Payloads, WorkflowHistory } from '../workflow-history.ts';

export const incidents = {
  listIncidents: {
    method: 'get',
    path: '/api/incidents',
    tag: 'incident',
    summary: '卡住的业务 What is stuck and why, the longest first',
    permission: 'incident.read',
    query: incident.IncidentQuery,
    response: incident.IncidentList,
  },
  incidentStanding: {
    method: 'get',
    path: '/api/incidents/standing',
    tag: 'incident',
    summary: '各原因数量 Open incidents by cause, and when the watch last looked',
    permission: 'incident.read',
    response: incident.IncidentStanding,
  },
  cureIncidents: {
    method: 'post',
    path: '/api/incidents/cures',
    tag: 'incident',
    summary: '处理卡住的业务 Cure incidents, each by itself, or only try what would happen',
    permission: 'incident.cure',
    body: incident.CureInput,
    response: incident.CureOutcomes,
  },
  lookForIncidents: {
    method: 'post',
    path: '/api/incidents/look',
    tag: 'incident',
    summary: '立即检查 Look now instead of in a few seconds',
    permission: 'incident.cure',
    response: Done,
  },
  readWorkflow: {
    method: 'get',
    path: '/api/orders/{orderId}/workflow',
    tag: 'incident',
    summary: '流程经过 What the order’s workflow went through, and what it waits for',
    permission: 'incident.read',
    response: WorkflowHistory,
    problems: ['not_found'],
  },
  downloadWorkflow: {
    method: 'get',
    path: '/api/orders/{orderId}/workflow/history',
    tag: 'incident',
    summary: '下载流程历史 The workflow’s whole history as JSON, for a replay test',
    permission: 'incident.read',
    cost: 'document',
    response: { file: 'application/json' },
    problems: ['not_found'],
  },
  decodePayloads: {
    method: 'post',
    path: '/api/engine-codec/decode',
    tag: 'incident',
    summary: '解密流程数据 The codec server of Temporal’s interface: decrypts payloads for supervisors',
    permission: 'incident.read',
    large: true,
    repeatable: true,
    body: Payloads,
    response: Payloads,
    problems: ['payload_unreadable'],
  },
} as const satisfies Record<string, EndpointDefinition>;
