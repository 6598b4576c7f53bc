import { onlyDepartment } from '../../domain/department.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { institutionsFor } from '../../store/dispatch.ts';
import { readOrder } from '../../store/order/read.ts';
import { revealContactMobile } from '../../store/reveal.ts';
import { countQueues, listShares, type QueueReader } from '../../store/share/queue.ts';
import { recordResults } from '../../store/share/results.ts';
import { instrumentsOf, type ShareOwners, shareOwnersReader } from '../../store/share/standing.ts';
import { listUnauthorised } from '../../store/share/unauthorised.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, institutionOf, isSupervisorOfCentre } from '../http/scope.ts';
import { orderFor } from '../orders/view.ts';

function readerOf(account: SignedIn): QueueReader {
  return { institutionId: institutionOf(account), departmentId: onlyDepartment(account) };
}

/** Staff see the work of their institution; the supervisors of this centre that of every one. */
function maySee({ institutionId }: ShareOwners, account: SignedIn): boolean {
  return institutionId === institutionOf(account) || isSupervisorOfCentre(account);
}

type Names =
  | 'listForwardTargets'
  | 'listUnauthorisedShares'
  | 'listShares'
  | 'countQueues'
  | 'getShareOrder'
  | 'revealContactMobile'
  | 'recordResults';

export function shareHandlers({ db, personal }: ApiDependencies): Pick<Handlers, Names> {
  const ownersOf = shareOwnersReader(db);
  return {
    listShares: ({ account, query }) => listShares(db, personal, readerOf(account), query),
    countQueues: ({ account }) => countQueues(db, readerOf(account)),

    async getShareOrder({ account, params, language }) {
      const owners = await ownersOf(params.shareId);
      if (!owners || !maySee(owners, account)) throw new DomainProblem('not_found');
      return orderFor(await readOrder(db, owners.orderId), account, language, personal);
    },

    async listForwardTargets({ account, params, query }) {
      const owners = await ownersOf(params.shareId);
      if (!owners || !maySee(owners, account)) throw new DomainProblem('not_found');
      const all = await institutionsFor(db, await instrumentsOf(db, params.shareId, query.itemIds ?? null));
      const data = all.filter(({ id }) => id !== owners.institutionId);
      return { data, total: data.length };
    },

    async listUnauthorisedShares() {
      const data = await listUnauthorised(db);
      return { data, total: data.length };
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
