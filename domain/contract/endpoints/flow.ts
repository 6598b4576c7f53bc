/** Statistics of the flow of work, for people who look after it. */
import type { EndpointDefinition } from '../endpoint.ts';
import { Flow, FlowQuery } from '../flow.ts';
import { XLSX } from './media-types.ts';

export const flow = {
  readFlow: {
    method: 'get',
    path: '/api/flow',
    tag: 'incident',
    summary:
      '业务流转 How work flows through one’s institution: what is open, how long stages take, what passes at once',
    permission: 'flow.read',
    query: FlowQuery,
    response: Flow,
    problems: ['span_too_long'],
  },
  exportFlow: {
    method: 'get',
    path: '/api/flow/export',
    tag: 'incident',
    summary: '导出业务流转 The figures of the flow as a workbook, a sheet for each',
    permission: 'flow.read',
    cost: 'workbook',
    query: FlowQuery,
    response: { file: XLSX },
    problems: ['span_too_long'],
  },
} as const satisfies Record<string, EndpointDefinition>;
