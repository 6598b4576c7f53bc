import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { listenForMessages } from '../../web/live/messages.ts';
import { useNotify } from '../parts/Notice.tsx';
import { useSession } from '../session/index.tsx';
import { UNREAD } from './useUnread.ts';

/** Shows a notification when a message arrives, on every page. */
export function MessageStream() {
  const { me } = useSession();
  const client = useQueryClient();
  const notify = useNotify();
  const listens = me !== null && me.kind !== 'staff' && !me.mustChangePassword;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `notify` is a new function in every rendering
  useEffect(() => {
    if (!listens) return;
    return listenForMessages(({ unread, news }) => {
      client.setQueryData(UNREAD, unread);
      if (news === null) return;
      notify(news);
      void client.invalidateQueries({
        predicate: ({ queryKey }) => ['messages', 'orders', 'business'].includes(String(queryKey[0])),
      });
    });
  }, [listens, client]);
  return null;
}
