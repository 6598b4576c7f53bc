/** The results of the enterprise's own instruments. */
import type { EndpointDefinition } from '../endpoint.ts';
import * as quality from '../quality.ts';

export const qualityInformation = {
  countQuality: {
    method: 'get',
    path: '/api/my/quality/months',
    tag: 'quality',
    summary: '检定结果统计 Results by month',
    permission: 'quality.own',
    query: quality.QualityQuery,
    response: quality.QualityMonths,
  },
  listQuality: {
    method: 'get',
    path: '/api/my/quality/results',
    tag: 'quality',
    summary: '检定结果 Results of my instruments, the newest first',
    permission: 'quality.own',
    query: quality.QualityResultQuery,
    response: quality.QualityResultList,
  },
} as const satisfies Record<string, EndpointDefinition>;
