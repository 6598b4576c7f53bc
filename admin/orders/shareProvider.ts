import { api } from '../data/api.ts';
import { keysetPage } from '../data/keysetPage.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceProvider } from '../data/resourceProvider.ts';
import { type ShareRecord, shareRecord } from './shareRecord.ts';

export const shareProvider: ResourceProvider<ShareRecord> = {
  sheet: 'listShares',
  getList: (params) => keysetPage('shares', listQuery(params), (query) => api('listShares', { query })),
  getOne: async (id) => shareRecord(await api('getShareOrder', { params: { shareId: id } }), id),
};
