import { proxyActivities } from '@temporalio/workflow';
import type { DailyActivities } from '../activities/types.ts';

/** Started by a daily schedule; a repeated run does nothing twice. */
export async function dailyRound(): Promise<{ reminders: number }> {
  const { remindOfExpiry } = proxyActivities<DailyActivities>({
    startToCloseTimeout: '1 hour',
    heartbeatTimeout: '1 minute',
    retry: { initialInterval: '5 seconds', backoffCoefficient: 2, maximumInterval: '10 minutes' },
  });
  const { sent } = await remindOfExpiry();
  return { reminders: sent };
}
