import { useGetList } from 'react-admin';
import { QUEUES, type Queue } from '../../../domain/command.ts';
import type { ShareRecord } from '../shareRecord.ts';

/** How far a page looks ahead in its queue; a person who works from the oldest share on never gets further. */
export const LOOK_AHEAD = 50;

export interface Neighbours {
  previous: string | null;
  next: string | null;
  /** Position in the queue from 1; null if the share has left the queue or is further behind. */
  place: number | null;
  total: number;
}

/** The shares before and after this one in its queue, oldest first. */
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
