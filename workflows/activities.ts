import { proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { DocumentActivities, TransitionActivities } from '../activities/types.ts';

/** Each decision is one local activity with one transaction; it is retried until the database answers. */
export const transitions = proxyLocalActivities<TransitionActivities>({
  startToCloseTimeout: '15 seconds',
  localRetryThreshold: '1 minute',
  retry: { initialInterval: '100 milliseconds', backoffCoefficient: 2, maximumInterval: '3 seconds' },
});

let documentActivities: DocumentActivities | undefined;

/** Slow work runs on a task queue of its own, so that it never slows a decision. */
export function documents(): DocumentActivities {
  documentActivities ??= proxyActivities<DocumentActivities>({
    taskQueue: `${workflowInfo().taskQueue}-documents`,
    startToCloseTimeout: '5 minutes',
    heartbeatTimeout: '30 seconds',
    retry: { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' },
  });
  return documentActivities;
}
