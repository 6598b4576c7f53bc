/**
 * The stages of a share: the part of a booking order that one institution works on in one delivery mode.
 * The tables in `stage/` are the only list of stages, and all that is said of a stage is a field of its definition; the workflow, the
 * API, SQL and both user interfaces derive what they need. Source: design "One booking order, one workflow"; manual part 4.
 */
import type { LedgerService } from './ledger-service.ts';
import type { DeliveryMode, StageDefinition, StageWords } from './stage/definition.ts';
import { OVER_STAGES } from './stage/over.ts';
import { REVIEW_STAGES } from './stage/review.ts';
import { WORK_STAGES } from './stage/work.ts';

export { DELIVERY_MODE_NAMES, DELIVERY_MODES, type DeliveryMode } from './stage/definition.ts';

/** In the order in which lists of stages are shown. */
export const STAGES = { ...REVIEW_STAGES, ...WORK_STAGES, ...OVER_STAGES } as const;

export type Stage = keyof typeof STAGES;
export const STAGE_NAMES = Object.keys(STAGES) as [Stage, ...Stage[]];

/** The definition of a stage, typed by the common shape. */
export function stageDefinition(stage: Stage): StageDefinition {
  return STAGES[stage];
}

/** The stages of which this holds, in the order of the table. */
export function stagesWhere(holds: (definition: StageDefinition) => boolean): Stage[] {
  return STAGE_NAMES.filter((stage) => holds(STAGES[stage]));
}

/** The stages in which the instruments have not been touched. */
export const BEFORE_WORK = stagesWhere(({ beforeWork }) => beforeWork);
/** The stages in which the customer has to act. */
export const CUSTOMER_STAGES = stagesWhere(({ isCustomersTurn }) => isCustomersTurn);
/** The stages whose work is a department's own. */
export const DEPARTMENT_STAGES = stagesWhere(({ queue }) => queue?.ofDepartment ?? false);

/** Where a share begins. */
export const FIRST_STAGE = 'awaiting_first_review' satisfies Stage;
/** The work is done and the certificates are issued. */
export const COMPLETED = 'completed' satisfies Stage;
/** Another share took the place of this one. */
export const SUPERSEDED = 'superseded' satisfies Stage;

/** Whether nothing more happens to a share in this stage. */
export function isTerminal(stage: Stage): boolean {
  return STAGES[stage].terminal;
}

/** Whether a share in this stage has a visit whose date the customer may still answer. */
export function hasOpenVisit(stage: Stage): boolean {
  return stageDefinition(stage).visit === 'arranged';
}

/** A whole order is a draft before its submission; afterwards its stage is that of its shares. */
export type OrderStage = 'draft' | Stage;
export const ORDER_STAGE_NAMES = ['draft', ...STAGE_NAMES] as const;

/**
 * The stage of an order, derived from the stages of its shares: the least advanced live share counts, and a rejected
 * one first of all because the customer must act. Superseded shares do not count. SQL has the same function,
 * `order_stage(text[])`.
 */
export function orderStage(shares: readonly Stage[]): OrderStage {
  return byRank(shares)[0] ?? 'draft';
}

/** The body of `order_stage(stages text[])` in SQL: a migration contains a copy of it. */
export function orderStageSql(): string {
  const cases = byRank(STAGE_NAMES).map((name) => `when '${name}' = any(stages) then '${name}'`);
  return ['case', ...cases, "else 'draft' end"].join('\n  ');
}

function byRank(stages: readonly Stage[]): Stage[] {
  return stages.filter((stage) => stage !== SUPERSEDED).sort((a, b) => STAGES[a].rank - STAGES[b].rank);
}

/** The colour of a stage, in words. */
export function stageTone(stage: OrderStage): StageDefinition['tone'] {
  return stage === 'draft' ? 'neutral' : STAGES[stage].tone;
}

/** A stage in the customer's words, by the kind of the order (manual §4.3, part 4). */
export function customerWords(
  stage: OrderStage,
  language: 'zh' | 'en' = 'zh',
  kind: LedgerService = 'general',
): string {
  if (stage === 'draft') return language === 'zh' ? '待提交' : 'Draft';
  const { customerZh, customerEn } = wordsOf(stage, kind);
  return language === 'zh' ? customerZh : customerEn;
}

/** What the customer should know or do in this stage. */
export function customerHint(stage: Stage, language: 'zh' | 'en', kind: LedgerService = 'general'): string {
  const { hintZh, hintEn } = wordsOf(stage, kind);
  return language === 'zh' ? hintZh : hintEn;
}

function wordsOf(stage: Stage, kind: LedgerService): StageWords {
  const definition = stageDefinition(stage);
  return kind === 'mandatory' ? { ...definition, ...definition.mandatory } : definition;
}

/** The stages a share of this delivery mode passes on its straight way, for the steps shown to people. */
export function stepsOf(mode: DeliveryMode): Stage[] {
  return byRank(stagesWhere(({ way }) => way.includes(mode)));
}

export interface Progress {
  readonly steps: readonly Stage[];
  /** How many of the steps are behind. */
  readonly past: number;
}

/** How far a share has come on its straight way: a rejected one stands at its beginning; null where it left the way for good. */
export function progressOf(stage: Stage, mode: DeliveryMode): Progress | null {
  const way = stepsOf(mode);
  const isOnWay = way.includes(stage);
  if (isTerminal(stage)) return isOnWay ? { steps: way, past: way.length } : null;
  return isOnWay ? { steps: way, past: way.indexOf(stage) } : { steps: [stage, ...way.slice(1)], past: 0 };
}
