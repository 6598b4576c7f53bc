import { useNavigate } from 'react-router';
import { QUEUES, type Queue } from '../../../domain/command.ts';
import type { Share } from '../../../domain/contract/order.ts';
import { useCall } from '../../data/useCall.ts';
import { orderPath } from '../../queues/myQueues.ts';
import { LOOK_AHEAD } from '../order/useQueueNeighbours.ts';

/** Opens the next order of the queue as it is now: the one that waited next longest, else the oldest, else the list. */
export function useGoOn(done: Share, queue: Queue | null, reload: () => void): () => Promise<void> {
  const call = useCall();
  const navigate = useNavigate();
  return async () => {
    if (!queue) {
      reload();
      return;
    }
    const query = { stage: QUEUES[queue].stage, sort: 'stageSince', perPage: LOOK_AHEAD };
    const { data } = await call('listShares', { query }).catch(() => ({ data: [] }));
    const waiting = data.filter(({ id }) => id !== done.id);
    const next = waiting.find(({ stageSince }) => stageSince >= done.stageSince) ?? waiting[0];
    navigate(next ? orderPath(next.id, queue) : `/queues/${queue}`);
  };
}
