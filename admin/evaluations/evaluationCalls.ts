import type { Evaluation } from '../../domain/contract/evaluation.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const evaluationCalls: ResourceCalls<Evaluation> = {
  sheet: 'listEvaluations',
  list: (params) => api('listEvaluations', { query: listQuery(params) }),
};
