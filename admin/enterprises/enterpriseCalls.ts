import type { Enterprise } from '../../domain/contract/account.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const enterpriseCalls: ResourceCalls<Enterprise> = {
  sheet: 'listEnterprises',
  list: (params) => api('listEnterprises', { query: listQuery(params) }),
  one: (id) => api('getEnterprise', { params: { enterpriseId: id } }),
};
