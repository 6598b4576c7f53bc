import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { MessageStanding } from '../../domain/contract/public.ts';
import { pathOf } from '../api.ts';
import { useNotice } from '../parts/Notice.tsx';
import { useSession } from '../session/index.tsx';
import { UNREAD } from './useUnread.ts';

/**
 * Listens while the page is seen – a browser has few connections to a server, and hidden tabs would hold them all – and
 * says what has arrived.
 */
export function MessageStream() {
  const { me } = useSession();
  const client = useQueryClient();
  const say = useNotice();
  const newest = useRef<string | null | undefined>(undefined);
  const listens = me !== null && me.kind !== 'staff' && !me.mustChangePassword;
  // biome-ignore lint/correctness/useExhaustiveDependencies: `say` is another function at every rendering
  useEffect(() => {
    if (!listens) return;
    let source: EventSource | null = null;
    const hear = ({ data }: MessageEvent<string>) => {
      const standing = JSON.parse(data) as MessageStanding;
      client.setQueryData(UNREAD, standing.unread);
      const id = standing.newest?.id ?? null;
      const isNews = newest.current !== undefined && id !== null && id !== newest.current;
      newest.current = id;
      if (!isNews) return;
      say(standing.newest?.title ?? '');
      void client.invalidateQueries({
        predicate: ({ queryKey }) => ['messages', 'orders'].includes(String(queryKey[0])),
      });
    };
    const listen = () => {
      source?.close();
      source = null;
      if (document.visibilityState === 'hidden') return;
      source = new EventSource(pathOf('streamMessages'));
      source.addEventListener('message', hear);
    };
    listen();
    document.addEventListener('visibilitychange', listen);
    return () => {
      document.removeEventListener('visibilitychange', listen);
      source?.close();
    };
  }, [listens, client]);
  return null;
}
