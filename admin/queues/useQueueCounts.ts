import { useQuery } from '@tanstack/react-query';
import type { z } from 'zod';
import type { QueueCounts } from '../../domain/contract/queue.ts';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';

export const QUEUES_KEY = ['queues'];
const POLL_INTERVAL_MS = 10_000;

export type Counts = Partial<z.infer<typeof QueueCounts>>;

/** The number of shares in each stage, polled every ten seconds. */
export function useQueueCounts(): Counts {
  const call = useCall();
  const me = useMe();
  const { data } = useQuery<Counts>({
    queryKey: QUEUES_KEY,
    queryFn: () => call('countQueues'),
    enabled: holds(me, 'queue.read'),
    refetchInterval: POLL_INTERVAL_MS,
  });
  return data ?? {};
}
