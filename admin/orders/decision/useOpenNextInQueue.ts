import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router';
import { QUEUES, type Queue } from '../../../domain/command.ts';
import type { Share } from '../../../domain/contract/share.ts';
import { wordsOf } from '../../data/problem.ts';
import { useCall } from '../../data/useCall.ts';
import { useTakeNext } from '../claim/useTakeNext.ts';
import { LOOK_AHEAD } from '../show/useQueueNeighbours.ts';

/**
 * Claims and opens the next share of the queue that nobody else has claimed: the one that has waited longest after
 * this one, otherwise the oldest, otherwise the list.
 */
export function useOpenNextInQueue(done: Share, queue: Queue | null, reload: () => void): () => Promise<void> {
  const call = useCall();
  const navigate = useNavigate();
  const notify = useNotify();
  const takeNext = useTakeNext();
  return async () => {
    if (!queue) {
      reload();
      return;
    }
    const query = {
      stage: QUEUES[queue].stage,
      sort: 'stageSince',
      perPage: LOOK_AHEAD,
      claim: 'available',
    } as const;
    let taken = false;
    try {
      const { data } = await call('listShares', { query });
      const waiting = data.filter(({ id }) => id !== done.id);
      const later = waiting.filter(({ stageSince }) => stageSince >= done.stageSince);
      const earlier = waiting.filter(({ stageSince }) => stageSince < done.stageSince);
      taken = await takeNext(
        queue,
        [...later, ...earlier].map(({ id }) => id),
      );
    } catch (error) {
      // The decision was carried out; only the next share could not be opened. The list is shown instead, with the
      // reason.
      notify(wordsOf(error), { type: 'warning' });
    }
    if (!taken) navigate(`/queues/${queue}`);
  };
}
