import { useNavigate } from 'react-router';
import type { Queue } from '../../../domain/command.ts';
import { ApiProblem } from '../../../domain/contract/client.ts';
import { useCall } from '../../data/useCall.ts';
import { orderPath } from '../../queues/myQueues.ts';

/**
 * Claims and opens the first of the shares that nobody else has claimed since, so that two people who work through
 * the same queue never have the same share. Returns false if none was left.
 */
export function useTakeNext(): (queue: Queue, shareIds: readonly string[]) => Promise<boolean> {
  const call = useCall();
  const navigate = useNavigate();
  return async (queue, shareIds) => {
    for (const shareId of shareIds) {
      try {
        await call('claimShare', { params: { shareId }, body: { takeOver: false } });
      } catch (error) {
        // Somebody else was faster, or the share has moved on: try the next one.
        if (error instanceof ApiProblem && PASSED_OVER.has(error.type)) continue;
        throw error;
      }
      navigate(orderPath(shareId, queue));
      return true;
    }
    return false;
  };
}

const PASSED_OVER: ReadonlySet<string> = new Set(['claimed_by_other', 'share_closed', 'not_found']);
