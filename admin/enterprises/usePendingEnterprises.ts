import { useQuery } from '@tanstack/react-query';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';

const POLL_INTERVAL_MS = 30_000;

/** The number of registrations that wait for review; undefined for people who may not read them. */
export function usePendingEnterprises(): number | undefined {
  const call = useCall();
  const me = useMe();
  const { data } = useQuery({
    queryKey: ['enterprises', 'pending'],
    queryFn: () => call('listEnterprises', { query: { status: 'pending', perPage: 1 } }),
    enabled: holds(me, 'enterprise.read'),
    refetchInterval: POLL_INTERVAL_MS,
  });
  return data?.total;
}
