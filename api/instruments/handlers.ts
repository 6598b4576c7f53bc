import { DomainProblem } from '../../domain/problem.ts';
import { listInstruments, readInstrument } from '../../store/instrument/list.ts';
import { changeInstrument, createInstrument, deleteInstrument } from '../../store/instrument/write.ts';
import { serviceItemNames } from '../../store/reference.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { importWorkbook } from './import.ts';
import { requireKnownName } from './suggestion.ts';
import { importTemplate } from './template.ts';

type Names =
  | 'listInstruments'
  | 'getInstrument'
  | 'createInstrument'
  | 'changeInstrument'
  | 'deleteInstrument'
  | 'importInstruments'
  | 'importTemplate';

export function instrumentHandlers({ db }: ApiDependencies): Pick<Handlers, Names> {
  return {
    listInstruments: ({ account, query }) => listInstruments(db, enterpriseOf(account), query),
    getInstrument: ({ account, params }) => readInstrument(db, enterpriseOf(account), params.instrumentId),

    async createInstrument({ account, body }) {
      requireKnownName(body.name, await serviceItemNames(db));
      return db.transaction((trx) => createInstrument(trx, enterpriseOf(account), body, actorOf(account)));
    },

    async changeInstrument({ account, params, body }) {
      requireKnownName(body.name, await serviceItemNames(db));
      return db.transaction((trx) =>
        changeInstrument(trx, enterpriseOf(account), params.instrumentId, body, actorOf(account)),
      );
    },

    async deleteInstrument({ account, params }) {
      await db.transaction((trx) =>
        deleteInstrument(trx, enterpriseOf(account), params.instrumentId, actorOf(account)),
      );
      return { ok: true };
    },

    async importInstruments({ account, file }) {
      if (!file) throw new DomainProblem('file_required');
      return importWorkbook(db, enterpriseOf(account), file, actorOf(account));
    },

    async importTemplate() {
      return { name: '器具导入模板.xlsx', bytes: await importTemplate(await serviceItemNames(db)) };
    },
  };
}
