import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

/** What can be tested and the limits of the system; changes seldom. */
export function useReference() {
  return useQuery({ queryKey: ['reference'], queryFn: () => call('reference'), staleTime: 300_000 });
}
