import type { Delivery } from '../../domain/contract/delivery.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const deliveryCalls: ResourceCalls<Delivery> = {
  sheet: 'listDeliveries',
  list: (params) => api('listDeliveries', { query: listQuery(params) }),
};
