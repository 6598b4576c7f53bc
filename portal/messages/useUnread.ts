import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';
import { useSession } from '../session/index.tsx';

/** How many messages wait to be read. */
export function useUnread(): number {
  const { me } = useSession();
  const { data } = useQuery({
    queryKey: ['messages', 'unread'],
    queryFn: () => call('listMessages', { query: { perPage: 1 } }),
    enabled: me !== null && me.kind !== 'staff' && !me.mustChangePassword,
    refetchInterval: 30_000,
  });
  return data?.unread ?? 0;
}
