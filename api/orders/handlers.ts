import type { Order } from '../../domain/contract/order.ts';
import { OrderDetailsInput } from '../../domain/contract/order-details.ts';
import type { Language } from '../../domain/language.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';
import { changeDraft, createDraft, deleteDraft } from '../../store/order/draft.ts';
import { listOrders } from '../../store/order/list.ts';
import { previewDispatch } from '../../store/order/preview.ts';
import { readOrder } from '../../store/order/read.ts';
import { orderStandings } from '../../store/order/standing.ts';
import { checkSubmission } from '../../store/order/submission.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { parseInput } from '../http/input.ts';
import { actorOf, enterpriseOf } from '../http/scope.ts';
import { createStream, keyOf } from '../http/stream.ts';
import { mayReadOrder, orderFor } from './view.ts';

export function orderHandlers({ db, personal, booking, config, log }: ApiDependencies) {
  const view = async (orderId: string, account: SignedIn, language: Language): Promise<Order> =>
    orderFor(await readOrder(db, orderId), account, language, personal);
  const stream = createStream(async (listening) => {
    const orders = listening.map(({ sessionId, subject }) => ({ sessionId, orderId: subject }));
    // A right that was taken away ends the stream, as it ends with the session.
    const standings = (await orderStandings(db, orders)).filter((order) => mayReadOrder(order, order.account));
    return new Map(
      standings.map(({ sessionId, orderId, sequence }) => [keyOf({ sessionId, subject: orderId }), { sequence }]),
    );
  }, log);
  return {
    listOrders: ({ account, query }) => listOrders(db, enterpriseOf(account), query),
    getOrder: ({ account, params, language }) => view(params.orderId, account, language),

    async createOrder({ account, body: { kind, ...draft }, language }) {
      const id = await db.transaction((trx) => createDraft(trx, enterpriseOf(account), kind, draft, actorOf(account)));
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

    async previewDispatch({ account, params }) {
      const data = await previewDispatch(db, enterpriseOf(account), params.orderId);
      return { data, total: data.length };
    },

    async streamOrder({ account, params: { orderId }, language, request, response }) {
      await view(orderId, account, language);
      return stream.open({ sessionId: request.sessionID, subject: orderId }, response);
    },

    async submitOrder({ account, params: { orderId }, commandId, language }) {
      const details = await checkSubmission(
        db,
        enterpriseOf(account),
        orderId,
        commandId,
        config.maxInstrumentsPerOrder,
      );
      if (details) parseInput(OrderDetailsInput, details, language);
      return booking.submit({ orderId, actor: actorOf(account), commandId });
    },
  } satisfies Partial<Handlers>;
}
