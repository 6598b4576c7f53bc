import { type DeliveryMode, hasOpenVisit, type Stage } from '../../domain/stage.ts';
import type { ShareState } from '../../domain/transition.ts';
import type { VisitAnswer } from '../../domain/visit.ts';

export interface ShareTableRow {
  readonly id: string;
  readonly institution_id: string;
  readonly delivery_mode: DeliveryMode;
  readonly stage: Stage;
  readonly stage_since: Date;
  readonly moved_by: string;
  readonly due_at: Date | null;
}

/** The customer's answer to the date of a share's visit; all null if there is no visit. */
export interface AnswerStanding {
  readonly answer: VisitAnswer | null;
  readonly answer_by: Date | null;
  readonly remind_at: Date | null;
  /** When the date was set. */
  readonly planned_at: Date | null;
}

export const ANSWER_COLUMNS = [
  'answer',
  'answer_by',
  'remind_at',
  'planned_at',
] as const satisfies (keyof AnswerStanding)[];

function nextOf(row: ShareTableRow & Partial<AnswerStanding>): ShareState['next'] {
  const { stage, answer_by, remind_at, planned_at } = row;
  if (!hasOpenVisit(stage) || !answer_by || !planned_at) return null;
  const plannedAt = planned_at.toISOString();
  if (remind_at) return { name: 'remind_of_visit', at: remind_at.toISOString(), plannedAt };
  return { name: 'assume_visit', at: answer_by.toISOString(), plannedAt };
}

/** A row of `share` in the workflow's shape, with the answer to its visit where the share may have one. */
export function stateOf(row: ShareTableRow & Partial<AnswerStanding>): ShareState {
  const next = nextOf(row);
  return {
    id: row.id,
    institutionId: row.institution_id,
    deliveryMode: row.delivery_mode,
    stage: row.stage,
    since: row.stage_since.toISOString(),
    movedBy: row.moved_by,
    dueAt: row.due_at?.toISOString() ?? null,
    ...(next ? { next } : {}),
  };
}
