/** Figures of the flow of work, for who sees to it. */
import type { EndpointDefinition } from '../endpoint.ts';
import { Flow, FlowQuery } from '../flow.ts';

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
} as const satisfies Record<string, EndpointDefinition>;
