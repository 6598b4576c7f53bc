import { listDeliveries, sendAgain } from '../../store/delivery.ts';
import { listMessages, markAllRead, markRead } from '../../store/message.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';
import { createMessageStream } from './stream.ts';

export function messageHandlers({
  db,
  personal,
  log,
}: ApiDependencies): Pick<
  Handlers,
  'listDeliveries' | 'sendAgain' | 'listMessages' | 'streamMessages' | 'readAllMessages' | 'readMessage'
> {
  const stream = createMessageStream(db, log);
  return {
    listDeliveries: ({ query }) => listDeliveries(db, personal, query),
    sendAgain: ({ params, account }) =>
      db.transaction((trx) => sendAgain(trx, personal, params.deliveryId, actorOf(account))),
    listMessages: ({ account, query }) => listMessages(db, account.id, query),
    streamMessages: async ({ request, response }) => stream.open(request.sessionID, response),

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
