/**
 * The stages of a share: the part of a booking order that one institution carries out in one delivery mode.
 * The tables in `stage/` are the only list of stages, and every property of a stage is a field of its definition. The
 * workflow, the API, SQL and both user interfaces derive from them. Source: design "One booking order, one workflow";
 * manual part 4.
 */
import type { Language } from './language.ts';
import type { LedgerService } from './ledger-service.ts';
import type { DeliveryMode, StageDefinition, StageWords } from './stage/definition.ts';
import { OVER_STAGES } from './stage/over.ts';
import { REVIEW_STAGES } from './stage/review.ts';
import { WORK_STAGES } from './stage/work.ts';

export { DELIVERY_MODE_NAMES, DELIVERY_MODES, type DeliveryMode } from './stage/definition.ts';

/** In the order of displayed lists. */
export const STAGES = { ...REVIEW_STAGES, ...WORK_STAGES, ...OVER_STAGES } as const;

export type Stage = keyof typeof STAGES;
export const STAGE_NAMES = Object.keys(STAGES) as [Stage, ...Stage[]];

/** The definition of a stage, typed by the common shape. */
export function stageDefinition(stage: Stage): StageDefinition {
  return STAGES[stage];
}

/** The stages whose definition satisfies the condition, in the order of the table. */
export function stagesWhere(holds: (definition: StageDefinition) => boolean): Stage[] {
  return STAGE_NAMES.filter((stage) => holds(STAGES[stage]));
}

/** The stages before work on the instruments begins. */
export const BEFORE_WORK = stagesWhere(({ beforeWork }) => beforeWork);
/** The stages in which the customer has to act. */
export const CUSTOMER_STAGES = stagesWhere(({ isCustomersTurn }) => isCustomersTurn);
/** The stages whose work belongs to departments. */
export const DEPARTMENT_STAGES = stagesWhere(({ queue }) => queue?.ofDepartment ?? false);

/** The first stage of a share. */
export const FIRST_STAGE = 'awaiting_first_review' satisfies Stage;
/** The work is done and the certificates are issued. */
export const COMPLETED = 'completed' satisfies Stage;
/** Another share has replaced this one. */
export const SUPERSEDED = 'superseded' satisfies Stage;

/** Whether a share in this stage is over. */
export function isTerminal(stage: Stage): boolean {
  return STAGES[stage].terminal;
}

/** Whether a share in this stage has a visit whose date the customer may still answer. */
export function hasOpenVisit(stage: Stage): boolean {
  return stageDefinition(stage).visit === 'arranged';
}

/** An order is a draft before its submission; afterwards its stage is derived from its shares. */
export type OrderStage = 'draft' | Stage;
export const ORDER_STAGE_NAMES = ['draft', ...STAGE_NAMES] as const;

/**
 * The stage of an order, derived from its shares: the least advanced live share counts; a rejected one comes first,
 * because the customer must act. Superseded shares do not count. SQL has the same function, `order_stage(text[])`.
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

/** The tone of a stage, from which the interfaces choose its colour. */
export function stageTone(stage: OrderStage): StageDefinition['tone'] {
  return stage === 'draft' ? 'neutral' : STAGES[stage].tone;
}

/** The name of a stage for customers, by the kind of the order (manual §4.3, part 4). */
export function customerWords(stage: OrderStage, language: Language = 'zh', kind: LedgerService = 'general'): string {
  if (stage === 'draft') return language === 'zh' ? '待提交' : 'Draft';
  const { customerZh, customerEn } = wordsOf(stage, kind);
  return language === 'zh' ? customerZh : customerEn;
}

/** What the customer should know or do in this stage. */
export function customerHint(stage: Stage, language: Language, kind: LedgerService = 'general'): string {
  const { hintZh, hintEn } = wordsOf(stage, kind);
  return language === 'zh' ? hintZh : hintEn;
}

function wordsOf(stage: Stage, kind: LedgerService): StageWords {
  const definition = stageDefinition(stage);
  return kind === 'mandatory' ? { ...definition, ...definition.mandatory } : definition;
}

/** The stages that a share of this delivery mode passes through without detours, as steps for people. */
export function stepsOf(mode: DeliveryMode): Stage[] {
  return byRank(stagesWhere(({ way }) => way.includes(mode)));
}

export interface Progress {
  readonly steps: readonly Stage[];
  /** The number of completed steps. */
  readonly past: number;
}

/**
 * The progress of a share through its steps. A rejected share is at the beginning; null if it will never reach the
 * end.
 */
export function progressOf(stage: Stage, mode: DeliveryMode): Progress | null {
  const way = stepsOf(mode);
  const isOnWay = way.includes(stage);
  if (isTerminal(stage)) return isOnWay ? { steps: way, past: way.length } : null;
  return isOnWay ? { steps: way, past: way.indexOf(stage) } : { steps: [stage, ...way.slice(1)], past: 0 };
}
