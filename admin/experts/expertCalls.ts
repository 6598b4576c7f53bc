import type { Expert } from '../../domain/contract/expert.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const expertCalls: ResourceCalls<Expert> = {
  sheet: 'listExperts',
  list: (params) => api('listExperts', { query: listQuery(params) }),
};
