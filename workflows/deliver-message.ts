import { ActivityFailure, ApplicationFailure, proxyActivities } from '@temporalio/workflow';
import type { DeliveryActivities } from '../activities/types.ts';
import type { DeliverMessageInput } from '../domain/delivery.ts';

/** Delivers one message by its channel: retried until it is sent, its address proves invalid, or the time is over. */
export async function deliverMessage({
  deliveryId,
  round = 1,
  patience: retryPolicy,
}: DeliverMessageInput): Promise<void> {
  const { sendDelivery, giveUpDelivery } = proxyActivities<DeliveryActivities>({
    startToCloseTimeout: '1 minute',
    scheduleToCloseTimeout: retryPolicy.giveUpAfter,
    retry: {
      initialInterval: retryPolicy.firstRetry,
      backoffCoefficient: 2,
      maximumInterval: retryPolicy.longestRetry,
      nonRetryableErrorTypes: ['DeadAddress'],
    },
  });
  try {
    await sendDelivery(deliveryId, round);
  } catch (error) {
    if (!(error instanceof ActivityFailure)) throw error;
    if (error.cause instanceof ApplicationFailure && error.cause.type === 'DeadAddress') return;
    await giveUpDelivery(deliveryId, round);
  }
}
