import type { Institution } from '../../domain/contract/institution.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const institutionCalls: ResourceCalls<Institution> = {
  list: (params) => api('listInstitutions', { query: listQuery(params) }),
  one: (id) => api('getInstitution', { params: { institutionId: id } }),
};
