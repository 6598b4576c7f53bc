import { useGetList } from 'react-admin';
import { QUEUES, type Queue } from '../../../domain/command.ts';
import type { ShareRecord } from '../shareRecord.ts';

/** How far a page looks along its queue; who goes through it from the oldest never gets farther. */
export const LOOK_AHEAD = 50;

export interface Neighbours {
  previous: string | null;
  next: string | null;
  /** Place in the queue from 1; null where the order has left it or stands far behind. */
  place: number | null;
  total: number;
}

/** The orders before and behind this one in its queue, oldest first. */
export function useQueueNeighbours(queue: Queue | null, shareId: string): Neighbours {
  const { data = [], total = 0 } = useGetList<ShareRecord>(
    'shares',
    {
      filter: queue ? { stage: QUEUES[queue].stage } : {},
      sort: { field: 'stageSince', order: 'ASC' },
      pagination: { page: 1, perPage: LOOK_AHEAD },
    },
    { enabled: queue !== null },
  );
  const ids = queue ? data.map(({ id }) => id) : [];
  const index = ids.indexOf(shareId);
  return {
    previous: index > 0 ? (ids[index - 1] ?? null) : null,
    next: ids[index + 1] ?? null,
    place: index < 0 ? null : index + 1,
    total,
  };
}
