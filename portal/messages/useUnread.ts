import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { useSession } from '../session/index.tsx';

export const UNREAD = ['unread'];

/** The number of unread messages. The stream updates it; without a stream it is polled. */
export function useUnread(): number {
  const { me } = useSession();
  const { data } = useQuery({
    queryKey: UNREAD,
    queryFn: async () => (await call('listMessages', { query: { perPage: 1 } })).unread,
    enabled: me !== null && me.kind !== 'staff' && !me.mustChangePassword,
    refetchInterval: 60_000,
  });
  return data ?? 0;
}
