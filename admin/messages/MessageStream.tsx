import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useNotify } from 'react-admin';
import { listenForMessages } from '../../web/live/messages.ts';
import { UNREAD } from './useUnread.ts';

/** Shows a notification when a message arrives, on every page of the console. */
export function MessageStream() {
  const client = useQueryClient();
  const notify = useNotify();
  useEffect(
    () =>
      listenForMessages(({ unread, news }) => {
        client.setQueryData(UNREAD, unread);
        if (news === null) return;
        notify(news, { type: 'info' });
        void client.invalidateQueries({ queryKey: ['messages'] });
      }),
    [client, notify],
  );
  return null;
}
