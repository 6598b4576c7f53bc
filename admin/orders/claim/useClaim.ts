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
  /** Somebody else has claimed the share: it must be taken over before a decision. */
  readonly isOthers: boolean;
  readonly viewers: readonly string[];
  claimIt(takeOver: boolean): Promise<void>;
  release(): Promise<void>;
}

/** The claim and the viewers of the share while its page is open; also reports that the reader has it open. */
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
    // Others may have claimed or left the share since.
    staleTime: 0,
  });
  useEffect(
    () => () => {
      // The answer does not matter: viewers who stop polling are removed after a while anyway.
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
