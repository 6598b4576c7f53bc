import { useQuery } from '@tanstack/react-query';
import { useCall } from '../data/useCall.ts';

const POLL_INTERVAL_MS = 30_000;
/** Statistics of weeks change slowly and are not read with every poll. */
const SLOW_POLLING = { staleTime: 60_000, refetchInterval: 300_000 };

export function useDesk() {
  const call = useCall();
  return useQuery({ queryKey: ['desk'], queryFn: () => call('readDesk'), refetchInterval: POLL_INTERVAL_MS });
}

export function useTeam() {
  const call = useCall();
  return useQuery({ queryKey: ['desk', 'team'], queryFn: () => call('readTeam'), ...SLOW_POLLING });
}

export function useTrend() {
  const call = useCall();
  return useQuery({ queryKey: ['desk', 'trend'], queryFn: () => call('readTrend'), ...SLOW_POLLING });
}
