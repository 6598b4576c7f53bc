import { useQuery } from '@tanstack/react-query';
import { useCall } from '../data/useCall.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';

export const STANDING_KEY = ['incidents', 'standing'];
const POLL_INTERVAL_MS = 10_000;

/** Numbers of incidents by cause, for people who may read them. */
export function useStanding() {
  const call = useCall();
  const me = useMe();
  const { data } = useQuery({
    queryKey: STANDING_KEY,
    queryFn: () => call('incidentStanding'),
    enabled: holds(me, 'incident.read'),
    refetchInterval: POLL_INTERVAL_MS,
  });
  return data;
}

/** The number of all open incidents. */
export function totalOf(standing: ReturnType<typeof useStanding>): number | undefined {
  return standing?.counts.reduce((sum, { count }) => sum + count, 0);
}
