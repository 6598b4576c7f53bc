import { listDeliveries } from '../../store/delivery.ts';
import { listMessages, markRead } from '../../store/message.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';

export function messageHandlers({
  db,
  personal,
}: ApiDependencies): Pick<Handlers, 'listDeliveries' | 'listMessages' | 'readMessage'> {
  return {
    listDeliveries: ({ query }) => listDeliveries(db, personal, query),
    listMessages: ({ account, query }) => listMessages(db, account.id, query),
    async readMessage({ account, params }) {
      await markRead(db, account.id, params.messageId);
      return { ok: true };
    },
  };
}
