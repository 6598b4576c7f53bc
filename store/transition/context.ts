import type { LedgerService } from '../../domain/ledger-service.ts';
import type { Changed } from '../../domain/message-template.ts';
import type { DeliveryMode, Stage } from '../../domain/stage.ts';
import type { BookingActor } from '../../domain/transition.ts';
import type { TimeLimits } from '../../domain/working-time.ts';
import { type CalendarExceptions, dueAt } from '../../domain/working-time.ts';
import type { KeyRing } from '../keys/ring.ts';
import type { Reader } from '../sql/database.ts';
import type { AnswerStanding } from './share-row.ts';

/** The order before the command. */
export interface LockedOrder {
  readonly id: string;
  readonly kind: LedgerService;
  readonly number: string | null;
  readonly sequence: number;
  readonly enterprise_id: string;
  readonly contact_id: string | null;
}

/** The share before the command, with the answer to its visit. */
export interface LockedShare extends AnswerStanding {
  readonly id: string;
  readonly institution_id: string;
  readonly institution_name: string;
  readonly department_id: string | null;
  readonly delivery_mode: DeliveryMode;
  readonly stage: Stage;
  readonly stage_since: Date;
  readonly due_at: Date | null;
  readonly moved_by: string;
  readonly visit_starts_at: Date | null;
  /** The person who arranged the visit, unless that account is gone. */
  readonly planner: string | null;
}

/** The input of a command's effect. */
export interface TransitionContext {
  /** The transaction; or the pool itself if the command is a single statement. */
  readonly trx: Reader;
  readonly order: LockedOrder;
  readonly actor: BookingActor;
  readonly at: Date;
  readonly limits: TimeLimits;
  readonly calendar: CalendarExceptions;
  readonly slipKeys: KeyRing;
  /** The message texts that administrators have changed. */
  readonly templates: Changed;
  /** Whether any department has an assignment rule. */
  readonly isRuled: boolean;
}

/** When a share that enters the stage now becomes overdue; null if the stage has no time limit. */
export function stageDue(context: TransitionContext, stage: Stage): Date | null {
  const limit = context.limits[stage];
  return limit === undefined ? null : dueAt(context.at, limit, context.calendar);
}
