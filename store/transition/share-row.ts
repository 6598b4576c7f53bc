import type { DeliveryMode, Stage } from '../../domain/stage.ts';
import type { ShareState } from '../../domain/transition.ts';

export interface ShareRow {
  readonly id: string;
  readonly institution_id: string;
  readonly delivery_mode: DeliveryMode;
  readonly stage: Stage;
  readonly stage_since: Date;
  readonly moved_by: string;
  readonly due_at: Date | null;
}

/** A row of `share` as the workflow knows it. */
export function stateOf(row: ShareRow): ShareState {
  return {
    id: row.id,
    institutionId: row.institution_id,
    deliveryMode: row.delivery_mode,
    stage: row.stage,
    since: row.stage_since.toISOString(),
    movedBy: row.moved_by,
    dueAt: row.due_at?.toISOString() ?? null,
  };
}
