import { useQuery } from '@tanstack/react-query';
import type { OfferedReason } from '../../domain/contract/reason.ts';
import type { ReasonOccasion } from '../../domain/reason.ts';
import { useCall } from '../data/useCall.ts';

const NONE: readonly OfferedReason[] = [];

/** The standard reasons of an occasion, most used first. If they cannot be read, notes can still be written. */
export function useReasons(occasion: ReasonOccasion | null): readonly OfferedReason[] {
  const call = useCall();
  const { data } = useQuery({
    queryKey: ['reasons', occasion],
    queryFn: () => call('listReasons', { query: { occasion: occasion ?? undefined } }),
    enabled: occasion !== null,
    staleTime: 60_000,
  });
  return data?.data ?? NONE;
}
