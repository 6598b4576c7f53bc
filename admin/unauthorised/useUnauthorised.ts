import { useQuery } from '@tanstack/react-query';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';

const POLL_INTERVAL_MS = 60_000;

/** Open work whose institution is no longer authorised, for people who may read it. */
export function useUnauthorised() {
  const call = useCall();
  const me = useMe();
  return useQuery({
    queryKey: ['unauthorised'],
    queryFn: () => call('listUnauthorisedShares'),
    enabled: me !== undefined && me !== null && holds(me, 'dispatch.supervise'),
    refetchInterval: POLL_INTERVAL_MS,
  });
}
