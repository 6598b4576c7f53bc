import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { listCustomerMessages, tellCustomer } from '../../store/share/customer-message.ts';
import { shareOwnersReader } from '../../store/share/standing.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, maySeeWork } from '../http/scope.ts';

export function customerMessageHandlers({ db }: ApiDependencies) {
  const ownersOf = shareOwnersReader(db);

  /** @throws DomainProblem not_found where the person may not read the order */
  async function requireVisible(shareId: string, account: SignedIn): Promise<void> {
    const owners = await ownersOf(shareId);
    if (!owners || !maySeeWork(owners, account)) throw new DomainProblem('not_found');
  }

  return {
    async listCustomerMessages({ account, params: { shareId } }) {
      await requireVisible(shareId, account);
      const data = await listCustomerMessages(db, shareId);
      return { data, total: data.length };
    },

    async tellCustomer({ account, params: { shareId }, body: { notes }, commandId }) {
      await requireVisible(shareId, account);
      await db.transaction((trx) => tellCustomer(trx, shareId, notes, commandId, actorOf(account)));
      return { ok: true };
    },
  } satisfies Partial<Handlers>;
}
