import { DomainProblem } from '../../domain/problem.ts';
import { readOrder } from '../../store/order/read.ts';
import { countQueues, listShares } from '../../store/share/queue.ts';
import { recordResults } from '../../store/share/results.ts';
import { shareOwnersReader } from '../../store/share/standing.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { orderFor } from '../orders/view.ts';

export function shareHandlers({
  db,
}: ApiDependencies): Pick<Handlers, 'listShares' | 'countQueues' | 'getShareOrder' | 'recordResults'> {
  const ownersOf = shareOwnersReader(db);
  return {
    listShares: ({ account, query }) => listShares(db, institutionOf(account), query),
    countQueues: ({ account }) => countQueues(db, institutionOf(account)),

    async getShareOrder({ account, params, language }) {
      const owners = await ownersOf(params.shareId);
      if (owners?.institutionId !== institutionOf(account)) throw new DomainProblem('not_found');
      return orderFor(await readOrder(db, owners.orderId), account, language);
    },

    async recordResults({ account, params, body, language }) {
      const orderId = await db.transaction((trx) =>
        recordResults(trx, institutionOf(account), params.shareId, body, actorOf(account)),
      );
      return orderFor(await readOrder(db, orderId), account, language);
    },
  };
}
