import { listMessages, markRead } from '../../store/message.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';

export function messageHandlers({ db }: ApiDependencies): Pick<Handlers, 'listMessages' | 'readMessage'> {
  return {
    listMessages: ({ account, query }) => listMessages(db, account.id, query),
    async readMessage({ account, params }) {
      await markRead(db, account.id, params.messageId);
      return { ok: true };
    },
  };
}
