import type { Incident } from '../../domain/contract/incident.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const incidentCalls: ResourceCalls<Incident> = {
  sheet: 'listIncidents',
  list: (params) => api('listIncidents', { query: listQuery(params) }),
};
