/**
 * How long sending a message is retried, in milliseconds. It is an input of the workflow, so that tests can shorten
 * it.
 */
export interface RetryPolicy {
  readonly firstRetry: number;
  readonly longestRetry: number;
  readonly giveUpAfter: number;
}

const MINUTE = 60_000;

export const RETRY_POLICY: RetryPolicy = {
  firstRetry: MINUTE / 6,
  longestRetry: 120 * MINUTE,
  giveUpAfter: 3 * 24 * 60 * MINUTE,
};

/** Each round has a workflow of its own. */
export function deliveryWorkflowId(deliveryId: string, round: number): string {
  return round === 1 ? `delivery/${deliveryId}` : `delivery/${deliveryId}/${round}`;
}

export interface DeliverMessageInput {
  readonly deliveryId: string;
  /** From 1; incremented each time the message is sent again. */
  readonly round?: number;
  /** Called so in the recorded histories. */
  readonly patience: RetryPolicy;
}
