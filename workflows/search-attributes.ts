import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import type { AppliedEvent, ShareState } from '../domain/transition.ts';

const STAGE = defineSearchAttributeKey('HzStage', SearchAttributeType.KEYWORD_LIST);
const INSTITUTION = defineSearchAttributeKey('HzInstitution', SearchAttributeType.KEYWORD_LIST);
const ENTERPRISE = defineSearchAttributeKey('HzEnterprise', SearchAttributeType.KEYWORD);
const ORDER_NUMBER = defineSearchAttributeKey('HzOrderNumber', SearchAttributeType.KEYWORD);
const DUE_TIME = defineSearchAttributeKey('HzDueTime', SearchAttributeType.DATETIME);

/** Sets the order's search attributes: the constant ones, stages and due time, in one command. */
export function markOrder(event: AppliedEvent, live: readonly ShareState[], due: number | null): void {
  upsertSearchAttributes([
    { key: ENTERPRISE, value: event.enterpriseId },
    { key: ORDER_NUMBER, value: event.orderNumber },
    { key: INSTITUTION, value: [...new Set(live.map((share) => share.institutionId))] },
    ...stages(live, due),
  ]);
}

/** Updates the search attributes of stages and due time after a command. */
export function markStages(live: readonly ShareState[], due: number | null): void {
  upsertSearchAttributes(stages(live, due));
}

function stages(live: readonly ShareState[], due: number | null): SearchAttributeUpdatePair[] {
  return [
    { key: STAGE, value: [...new Set(live.map((share) => share.stage as string))] },
    { key: DUE_TIME, value: due === null ? null : new Date(due) },
  ];
}
