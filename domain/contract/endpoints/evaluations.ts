/** Service evaluations: written by customers, reviewed by supervisors, read by everybody. */
import { ListQuery } from '../common.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import * as evaluation from '../evaluation.ts';

export const evaluations = {
  evaluationOfOrder: {
    method: 'get',
    path: '/api/orders/{orderId}/evaluation',
    tag: 'order',
    summary: '预约单的服务评价 Whether the order can be evaluated, and how it was',
    permission: 'order.own',
    response: evaluation.EvaluationStanding,
    problems: ['not_found'],
  },
  evaluateOrder: {
    method: 'put',
    path: '/api/orders/{orderId}/evaluation',
    tag: 'order',
    summary: '服务评价 Rate a completed order; what was said may be changed until it was looked at',
    permission: 'order.own',
    body: evaluation.EvaluationInput,
    response: evaluation.EvaluationStanding,
    problems: ['not_found', 'order_not_completed', 'evaluation_moderated'],
  },
  listPublicEvaluations: {
    method: 'get',
    path: '/api/public/evaluations',
    tag: 'public',
    summary: '服务评价 What customers say of the service',
    permission: 'public.read',
    cost: 'list',
    shared: true,
    query: ListQuery,
    response: evaluation.PublicEvaluationList,
    problems: ['too_many_attempts'],
  },
  listEvaluations: {
    method: 'get',
    path: '/api/evaluations',
    tag: 'order',
    summary: '审核服务评价 Evaluations with their orders, those to be looked at first',
    permission: 'evaluation.moderate',
    query: evaluation.EvaluationQuery,
    response: evaluation.EvaluationList,
  },
  moderateEvaluation: {
    method: 'post',
    path: '/api/evaluations/{orderId}/moderate',
    tag: 'order',
    summary: '公开或不公开评价，并回复 Publish an evaluation or not, with a reply',
    permission: 'evaluation.moderate',
    body: evaluation.Moderation,
    response: evaluation.Evaluation,
    problems: ['not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
