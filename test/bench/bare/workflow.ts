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
const { doNothing } = proxyActivities<BareActivities>({ taskQueue: 'bare-slow', startToCloseTimeout: '1 minute' });
const STAGE = defineSearchAttributeKey('HzStage', SearchAttributeType.KEYWORD_LIST);
const DUE_TIME = defineSearchAttributeKey('HzDueTime', SearchAttributeType.DATETIME);

/** @param isLeast findable by stage and due time at every step, and with slow work at its end, which does nothing */
export async function bareLoop(id: string, steps: number, isLeast: boolean): Promise<number> {
  let done = 0;
  setHandler(stepUpdate, async (step) => {
    await writeTwoRows(id, step);
    done += 1;
    if (isLeast) mark(step);
    return done;
  });
  await condition(() => done >= steps && allHandlersFinished());
  if (isLeast) await doNothing();
  return done;
}

function mark(step: number): void {
  upsertSearchAttributes([
    { key: STAGE, value: [`step ${step}`] },
    { key: DUE_TIME, value: new Date(Date.now() + step * 86_400_000) },
  ]);
}
