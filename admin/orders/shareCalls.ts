import { api } from '../data/api.ts';
import { keysetPage } from '../data/keysetPage.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';
import { type ShareRecord, shareRecord } from './shareRecord.ts';

export const shareCalls: ResourceCalls<ShareRecord> = {
  sheet: 'listShares',
  list: (params) => keysetPage('shares', listQuery(params), (query) => api('listShares', { query })),
  one: async (id) => shareRecord(await api('getShareOrder', { params: { shareId: id } }), id),
};
