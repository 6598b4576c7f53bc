import {
  changeReason,
  createReason,
  listKeptReasons,
  listReasons,
  readReason,
  reasonHistory,
} from '../../store/reference/reason.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';

type Names = 'listReasons' | 'listKeptReasons' | 'getReason' | 'createReason' | 'changeReason' | 'reasonHistory';

export function reasonHandlers({ db }: ApiDependencies): Pick<Handlers, Names> {
  return {
    listReasons: ({ query }) => listReasons(db, query.occasion),
    listKeptReasons: ({ query }) => listKeptReasons(db, query),
    getReason: ({ params }) => readReason(db, params.reasonId),
    createReason: ({ account, body }) => db.transaction((trx) => createReason(trx, body, actorOf(account))),
    changeReason: ({ account, params, body }) =>
      db.transaction((trx) => changeReason(trx, params.reasonId, body, actorOf(account))),
    reasonHistory: ({ params }) => reasonHistory(db, params.reasonId),
  };
}
