import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Claim } from '../../../domain/contract/claim.ts';
import { api } from '../../data/api.ts';
import { useCall } from '../../data/useCall.ts';
import { useMe } from '../../session/useMe.ts';

const POLL_INTERVAL_MS = 15_000;

export interface ClaimStanding {
  readonly claim: Claim | null;
  readonly isMine: boolean;
  /** Somebody else works on it: nothing can be decided before it is taken over. */
  readonly isOthers: boolean;
  readonly viewers: readonly string[];
  claimIt(takeOver: boolean): Promise<void>;
  release(): Promise<void>;
}

/** Who works on the share and who has it open, as long as the page is open; tells the others that we have. */
export function useClaim(shareId: string): ClaimStanding {
  const call = useCall();
  const me = useMe();
  const cache = useQueryClient();
  const key = ['claims', shareId];
  const params = { shareId };
  const { data } = useQuery({
    queryKey: key,
    queryFn: () => call('watchShare', { params }),
    refetchInterval: POLL_INTERVAL_MS,
    // Others may have claimed or left it since.
    staleTime: 0,
  });
  useEffect(
    () => () => {
      // Nobody waits for the answer; who is not heard of for a while is not seen any more either.
      void api('leaveShare', { params: { shareId } }).catch(() => undefined);
    },
    [shareId],
  );
  const claim = data?.claim ?? null;
  const isMine = claim !== null && claim.accountId === me?.id;
  const settle = async (answer: Promise<typeof data>) => {
    try {
      cache.setQueryData(key, await answer);
    } finally {
      void cache.invalidateQueries({ queryKey: key });
      void cache.invalidateQueries({ queryKey: ['shares', 'getList'] });
    }
  };
  return {
    claim,
    isMine,
    isOthers: claim !== null && !isMine,
    viewers: data?.viewers.map(({ name }) => name) ?? [],
    claimIt: (takeOver) => settle(call('claimShare', { params, body: { takeOver } })),
    release: () => settle(call('releaseShare', { params })),
  };
}
