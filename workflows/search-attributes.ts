import { upsertSearchAttributes } from '@temporalio/workflow';
import type { AppliedEvent, ShareState } from '../domain/transition.ts';
import { dueAttribute, orderAttributes, stageAttribute } from './search-attribute-keys.ts';

/** Sets the order's search attributes: the constant ones, stages and due time, in one command. */
export function markOrder(event: AppliedEvent, live: readonly ShareState[], due: number | null): void {
  upsertSearchAttributes([...orderAttributes(event, live), dueAttribute(due)]);
}

/** Updates the search attributes of stages and due time after a command. */
export function markStages(live: readonly ShareState[], due: number | null): void {
  upsertSearchAttributes([stageAttribute(live), dueAttribute(due)]);
}
