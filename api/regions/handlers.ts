import { renderRegions } from '../../documents/regions.ts';
import {
  allRegions,
  changeRegion,
  createRegion,
  listKeptRegions,
  readRegion,
  regionHistory,
} from '../../store/reference/region.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';
import { importRegions } from './import.ts';

type Names =
  | 'listKeptRegions'
  | 'exportRegions'
  | 'importRegions'
  | 'getRegion'
  | 'createRegion'
  | 'changeRegion'
  | 'regionHistory';

export function regionHandlers({ db }: ApiDependencies): Pick<Handlers, Names> {
  return {
    listKeptRegions: ({ query }) => listKeptRegions(db, query),
    getRegion: ({ params }) => readRegion(db, params.regionCode),
    createRegion: ({ account, body }) => db.transaction((trx) => createRegion(trx, body, actorOf(account))),
    changeRegion: ({ account, params, body }) =>
      db.transaction((trx) => changeRegion(trx, params.regionCode, body, actorOf(account))),
    regionHistory: ({ params }) => regionHistory(db, params.regionCode),
    exportRegions: async () => ({ name: '行政区划.xlsx', bytes: await renderRegions(await allRegions(db)) }),
    importRegions: ({ account, file, query }) =>
      db.transaction((trx) => importRegions(trx, file, query.apply === 'true', actorOf(account))),
  };
}
