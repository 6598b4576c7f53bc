import { listDeliveries, sendAgain } from '../../store/delivery.ts';
import { listMessages, markRead } from '../../store/message.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';

export function messageHandlers({
  db,
  personal,
}: ApiDependencies): Pick<Handlers, 'listDeliveries' | 'sendAgain' | 'listMessages' | 'readMessage'> {
  return {
    listDeliveries: ({ query }) => listDeliveries(db, personal, query),
    sendAgain: ({ params, account }) =>
      db.transaction((trx) => sendAgain(trx, personal, params.deliveryId, actorOf(account))),
    listMessages: ({ account, query }) => listMessages(db, account.id, query),
    async readMessage({ account, params }) {
      await markRead(db, account.id, params.messageId);
      return { ok: true };
    },
  };
}
