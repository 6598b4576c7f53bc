import { renderCatalogue } from '../../documents/catalogue.ts';
import { allKinds, changeKind, createKind, kindHistory, listKinds, readKind } from '../../store/reference/kind.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';
import { importCatalogue } from './import.ts';

type Names = 'listKinds' | 'exportKinds' | 'importKinds' | 'getKind' | 'createKind' | 'changeKind' | 'kindHistory';

export function catalogueHandlers({ db }: ApiDependencies): Pick<Handlers, Names> {
  return {
    listKinds: ({ query }) => listKinds(db, query),
    getKind: ({ params }) => readKind(db, params.kindNumber),
    createKind: ({ account, body }) => db.transaction((trx) => createKind(trx, body, actorOf(account))),
    changeKind: ({ account, params, body }) =>
      db.transaction((trx) => changeKind(trx, params.kindNumber, body, actorOf(account))),

    kindHistory: ({ params }) => kindHistory(db, params.kindNumber),

    exportKinds: async () => ({ name: '强检目录.xlsx', bytes: await renderCatalogue(await allKinds(db)) }),

    importKinds: ({ account, file, query }) =>
      db.transaction((trx) => importCatalogue(trx, file, query.apply === 'true', actorOf(account))),
  };
}
