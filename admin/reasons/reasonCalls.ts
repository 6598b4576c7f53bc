import type { ManagedReason, ReasonChange, ReasonInput } from '../../domain/contract/reason.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const reasonCalls: ResourceCalls<ManagedReason> = {
  sheet: 'listKeptReasons',
  list: (params) => api('listKeptReasons', { query: listQuery(params) }),
  one: (id) => api('getReason', { params: { reasonId: id } }),
  create: (values) => api('createReason', { body: values as ReasonInput }),
  change: (id, values) => api('changeReason', { params: { reasonId: id }, body: values as ReasonChange }),
};
