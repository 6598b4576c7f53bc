import { DomainProblem } from '../../domain/problem.ts';
import { readOrder } from '../../store/order/read.ts';
import { revealContactMobile } from '../../store/reveal.ts';
import { countQueues, listShares } from '../../store/share/queue.ts';
import { recordResults } from '../../store/share/results.ts';
import { shareOwnersReader } from '../../store/share/standing.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf } from '../http/scope.ts';
import { orderFor } from '../orders/view.ts';

type Names = 'listShares' | 'countQueues' | 'getShareOrder' | 'revealContactMobile' | 'recordResults';

export function shareHandlers({ db, personal }: ApiDependencies): Pick<Handlers, Names> {
  const ownersOf = shareOwnersReader(db);
  return {
    listShares: ({ account, query }) => listShares(db, personal, institutionOf(account), query),
    countQueues: ({ account }) => countQueues(db, institutionOf(account)),

    async getShareOrder({ account, params, language }) {
      const owners = await ownersOf(params.shareId);
      if (owners?.institutionId !== institutionOf(account)) throw new DomainProblem('not_found');
      return orderFor(await readOrder(db, owners.orderId), account, language, personal);
    },

    async revealContactMobile({ account, params }) {
      const number = await db.transaction((trx) =>
        revealContactMobile(trx, personal, institutionOf(account), params.shareId, actorOf(account)),
      );
      return { number };
    },

    async recordResults({ account, params, body, language }) {
      const orderId = await db.transaction((trx) =>
        recordResults(trx, institutionOf(account), params.shareId, body, actorOf(account)),
      );
      return orderFor(await readOrder(db, orderId), account, language, personal);
    },
  };
}
