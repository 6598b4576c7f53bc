/** The floor: what Temporal alone costs. As many updates as an order needs, each with one local activity. */
import { allHandlersFinished, condition, defineUpdate, proxyLocalActivities, setHandler } from '@temporalio/workflow';
import type { BareActivities } from './activities.ts';

export const stepUpdate = defineUpdate<number, [number]>('step');

const { writeTwoRows } = proxyLocalActivities<BareActivities>({ startToCloseTimeout: '15 seconds' });

export async function bareLoop(id: string, steps: number): Promise<number> {
  let done = 0;
  setHandler(stepUpdate, async (step) => {
    await writeTwoRows(id, step);
    done += 1;
    return done;
  });
  await condition(() => done >= steps && allHandlersFinished());
  return done;
}
