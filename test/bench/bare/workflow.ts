/** The floor: what Temporal alone costs. As many updates as an order needs, each with one local activity. */
import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';
import {
  allHandlersFinished,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  upsertSearchAttributes,
} from '@temporalio/workflow';
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

const { doNothing } = proxyActivities<BareActivities>({ taskQueue: 'bare-slow', startToCloseTimeout: '1 minute' });
const STAGE = defineSearchAttributeKey('HzStage', SearchAttributeType.KEYWORD_LIST);
const DUE_TIME = defineSearchAttributeKey('HzDueTime', SearchAttributeType.DATETIME);

/** The like, findable by stage and due time at every step, and with slow work at its end, which does nothing. */
export async function leastLoop(id: string, steps: number): Promise<number> {
  let done = 0;
  setHandler(stepUpdate, async (step) => {
    await writeTwoRows(id, step);
    done += 1;
    upsertSearchAttributes([
      { key: STAGE, value: [`step ${step}`] },
      { key: DUE_TIME, value: new Date(Date.now() + step * 86_400_000) },
    ]);
    return done;
  });
  await condition(() => done >= steps && allHandlersFinished());
  await doNothing();
  return done;
}
