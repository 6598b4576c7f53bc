import { listDeliveries, sendAgain } from '../../store/message/delivery.ts';
import { listMessages, markAllRead, markRead, messageStandings } from '../../store/message/message.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';
import { createStream, keyOf } from '../http/stream.ts';

export function messageHandlers({
  db,
  personal,
  log,
}: ApiDependencies): Pick<
  Handlers,
  'listDeliveries' | 'sendAgain' | 'listMessages' | 'streamMessages' | 'readAllMessages' | 'readMessage'
> {
  const stream = createStream(async (listening) => {
    const standings = await messageStandings(db, [...new Set(listening.map(({ sessionId }) => sessionId))]);
    return new Map(standings.map(({ sessionId, ...standing }) => [keyOf({ sessionId, subject: '' }), standing]));
  }, log);
  return {
    listDeliveries: ({ query }) => listDeliveries(db, personal, query),
    sendAgain: ({ params, account }) =>
      db.transaction((trx) => sendAgain(trx, personal, params.deliveryId, actorOf(account))),
    listMessages: ({ account, query }) => listMessages(db, account.id, query),
    streamMessages: async ({ request, response }) =>
      stream.open({ sessionId: request.sessionID, subject: '' }, response),

    async readAllMessages({ account }) {
      await markAllRead(db, account.id);
      return { ok: true };
    },

    async readMessage({ account, params }) {
      await markRead(db, account.id, params.messageId);
      return { ok: true };
    },
  };
}
