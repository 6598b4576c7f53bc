import { useQuery } from '@tanstack/react-query';
import { call } from '../api.ts';

/** The centre's services and the limits of the system; they change rarely. */
export function useReference() {
  return useQuery({ queryKey: ['reference'], queryFn: () => call('reference'), staleTime: 300_000 });
}
