import type { ManagedRegion, RegionChange, RegionInput } from '../../domain/contract/region.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const regionCalls: ResourceCalls<ManagedRegion> = {
  list: (params) => api('listKeptRegions', { query: listQuery(params) }),
  one: (id) => api('getRegion', { params: { regionCode: id } }),
  create: (values) => api('createRegion', { body: values as RegionInput }),
  change: (id, values) => api('changeRegion', { params: { regionCode: id }, body: values as RegionChange }),
};
