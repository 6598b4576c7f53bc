import type { Order } from '../../domain/contract/order.ts';
import type { Language } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { changeDraft, createDraft, deleteDraft } from '../../store/order/draft.ts';
import { listOrders } from '../../store/order/list.ts';
import { readOrder } from '../../store/order/read.ts';
import { checkSubmission } from '../../store/order/submission.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { orderFor } from './view.ts';

type Names = 'listOrders' | 'createOrder' | 'getOrder' | 'changeOrder' | 'deleteOrder' | 'submitOrder';

export function orderHandlers({ db, personal, booking, config }: ApiDependencies): Pick<Handlers, Names> {
  const view = async (orderId: string, account: SignedIn, language: Language): Promise<Order> =>
    orderFor(await readOrder(db, orderId), account, language, personal);
  return {
    listOrders: ({ account, query }) => listOrders(db, enterpriseOf(account), query),
    getOrder: ({ account, params, language }) => view(params.orderId, account, language),

    async createOrder({ account, body, language }) {
      const id = await db.transaction((trx) => createDraft(trx, enterpriseOf(account), body, actorOf(account)));
      return view(id, account, language);
    },

    async changeOrder({ account, params, body, language }) {
      await db.transaction((trx) => changeDraft(trx, enterpriseOf(account), params.orderId, body, actorOf(account)));
      return view(params.orderId, account, language);
    },

    async deleteOrder({ account, params }) {
      await db.transaction((trx) => deleteDraft(trx, enterpriseOf(account), params.orderId, actorOf(account)));
      return { ok: true };
    },

    async submitOrder({ account, params: { orderId }, commandId }) {
      await checkSubmission(db, enterpriseOf(account), orderId, commandId, config.maxInstrumentsPerOrder);
      return booking.submit({ orderId, actor: actorOf(account), commandId });
    },
  };
}
