/** Staff queues, results and visits. */
import { listOf, RevealedNumber } from '../common.ts';
import * as dispatch from '../dispatch.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import * as order from '../order.ts';

export const work = {
  listShares: {
    method: 'get',
    path: '/api/shares',
    tag: 'share',
    summary: '业务队列 Staff queues, oldest first',
    permission: 'queue.read',
    query: order.ShareQuery,
    response: order.ShareList,
  },
  countQueues: {
    method: 'get',
    path: '/api/queues',
    tag: 'share',
    summary: '各队列数量 Counts by stage',
    permission: 'queue.read',
    response: order.QueueCounts,
  },
  getShareOrder: {
    method: 'get',
    path: '/api/shares/{shareId}',
    tag: 'share',
    summary: '业务所属预约单 The order of a share',
    permission: 'queue.read',
    response: order.Order,
    problems: ['not_found'],
  },
  listForwardTargets: {
    method: 'get',
    path: '/api/shares/{shareId}/forward-targets',
    tag: 'share',
    summary: '可转交的机构 Other institutions that are authorised for the instruments',
    permission: 'command.forward',
    query: dispatch.ForwardQuery,
    response: dispatch.ForwardTargets,
    problems: ['not_found'],
  },
  listUnauthorisedShares: {
    method: 'get',
    path: '/api/unauthorised-shares',
    tag: 'share',
    summary: '授权已失效的业务 Open work whose institution is not authorised any more',
    permission: 'dispatch.supervise',
    response: dispatch.UnauthorisedShares,
  },
  revealContactMobile: {
    method: 'post',
    path: '/api/shares/{shareId}/reveal-contact',
    tag: 'share',
    summary: '显示负责人完整手机号（留痕） Show the contact’s whole phone number, which is recorded',
    permission: 'contact.reveal',
    response: RevealedNumber,
    problems: ['not_found'],
  },
  recordResults: {
    method: 'put',
    path: '/api/shares/{shareId}/results',
    tag: 'share',
    summary: '录入结果 Record results',
    permission: 'result.record',
    body: order.ResultsInput,
    response: order.Order,
    problems: ['not_found', 'result_not_in_share', 'results_closed'],
  },
  listTechnicians: {
    method: 'get',
    path: '/api/technicians',
    tag: 'visit',
    summary: '检测员 Technicians',
    permission: 'visit.read',
    response: listOf(order.Technician),
  },
  listVisits: {
    method: 'get',
    path: '/api/visits',
    tag: 'visit',
    summary: '现场检测安排 Scheduled visits',
    permission: 'visit.read',
    query: order.VisitQuery,
    response: listOf(order.VisitRow),
  },
} as const satisfies Record<string, EndpointDefinition>;
