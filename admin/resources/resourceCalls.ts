import type { ManagedResource, ResourceInput } from '../../domain/contract/resource.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const resourceCalls: ResourceCalls<ManagedResource> = {
  sheet: 'listKeptResources',
  list: (params) => api('listKeptResources', { query: listQuery(params) }),
  one: (id) => api('getResource', { params: { resourceId: id } }),
  create: (values) => api('createResource', { body: values as ResourceInput }),
  change: (id, values) => api('changeResource', { params: { resourceId: id }, body: values as ResourceInput }),
};
