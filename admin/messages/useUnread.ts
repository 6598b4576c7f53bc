import { useQuery } from '@tanstack/react-query';
import { useCall } from '../data/useCall.ts';

export const UNREAD = ['unread'];
const POLL_INTERVAL_MS = 60_000;

/** The number of unread messages. The stream updates it; without a stream it is polled. */
export function useUnread(): number {
  const call = useCall();
  const { data } = useQuery({
    queryKey: UNREAD,
    queryFn: async () => (await call('listMessages', { query: { perPage: 1 } })).unread,
    refetchInterval: POLL_INTERVAL_MS,
  });
  return data ?? 0;
}
