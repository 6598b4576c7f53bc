/** The search attributes of order workflows, which the namespace must have. */
import { defineSearchAttributeKey, SearchAttributeType, type SearchAttributeUpdatePair } from '@temporalio/common';
import type { ShareState } from '../domain/transition.ts';

const { KEYWORD, KEYWORD_LIST, DATETIME } = SearchAttributeType;

export const STAGE = defineSearchAttributeKey('HzStage', KEYWORD_LIST);
export const INSTITUTION = defineSearchAttributeKey('HzInstitution', KEYWORD_LIST);
export const ENTERPRISE = defineSearchAttributeKey('HzEnterprise', KEYWORD);
export const ORDER_NUMBER = defineSearchAttributeKey('HzOrderNumber', KEYWORD);
export const DUE_TIME = defineSearchAttributeKey('HzDueTime', DATETIME);
export const SEARCH_ATTRIBUTES = [STAGE, INSTITUTION, ENTERPRISE, ORDER_NUMBER, DUE_TIME];

/** The attributes of an order that no command changes, and the institutions and stages of its open shares. */
export function orderAttributes(
  { enterpriseId, orderNumber }: { readonly enterpriseId: string; readonly orderNumber: string },
  open: readonly Pick<ShareState, 'institutionId' | 'stage'>[],
) {
  return [
    { key: ENTERPRISE, value: enterpriseId },
    { key: ORDER_NUMBER, value: orderNumber },
    { key: INSTITUTION, value: [...new Set(open.map((share) => share.institutionId))] },
    stageAttribute(open),
  ];
}

export function stageAttribute(open: readonly Pick<ShareState, 'stage'>[]) {
  return { key: STAGE, value: [...new Set(open.map((share): string => share.stage))] };
}

export function dueAttribute(due: number | null): SearchAttributeUpdatePair {
  return { key: DUE_TIME, value: due === null ? null : new Date(due) };
}
