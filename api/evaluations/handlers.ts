import {
  evaluate,
  evaluationOf,
  listEvaluations,
  listPublicEvaluations,
  moderate,
} from '../../store/order/evaluation.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';

export function evaluationHandlers({ db }: ApiDependencies) {
  return {
    evaluationOfOrder: ({ account, params }) => evaluationOf(db, enterpriseOf(account), params.orderId),
    evaluateOrder: ({ account, params, body }) =>
      db.transaction((trx) => evaluate(trx, enterpriseOf(account), params.orderId, body, actorOf(account))),
    listPublicEvaluations: ({ query }) => listPublicEvaluations(db, query),
    listEvaluations: ({ query }) => listEvaluations(db, query),
    moderateEvaluation: ({ account, params, body }) =>
      db.transaction((trx) => moderate(trx, params.orderId, body, actorOf(account))),
  } satisfies Partial<Handlers>;
}
