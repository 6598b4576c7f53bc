import type { KindChange, KindInput, ManagedKind } from '../../domain/contract/catalogue.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const kindCalls: ResourceCalls<ManagedKind> = {
  list: (params) => api('listKinds', { query: listQuery(params) }),
  one: (id) => api('getKind', { params: { kindNumber: id } }),
  create: (values) => api('createKind', { body: values as KindInput }),
  change: (id, values) => api('changeKind', { params: { kindNumber: id }, body: values as KindChange }),
};
