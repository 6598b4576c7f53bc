/** How long a message is tried, in milliseconds: input of its workflow, so that it can be shortened. */
export interface Patience {
  readonly firstRetry: number;
  readonly longestRetry: number;
  readonly giveUpAfter: number;
}

const MINUTE = 60_000;

export const PATIENCE: Patience = {
  firstRetry: MINUTE / 2,
  longestRetry: 120 * MINUTE,
  giveUpAfter: 3 * 24 * 60 * MINUTE,
};

export interface DeliverMessageInput {
  readonly deliveryId: string;
  readonly patience: Patience;
}
