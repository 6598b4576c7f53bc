import type { LedgerService } from '../../domain/ledger-service.ts';
import type { Changed } from '../../domain/message-template.ts';
import type { DeliveryMode, Stage } from '../../domain/stage.ts';
import type { BookingActor } from '../../domain/transition.ts';
import type { TimeLimits } from '../../domain/working-time.ts';
import { type CalendarExceptions, dueAt } from '../../domain/working-time.ts';
import type { Reader } from '../sql/database.ts';
import type { AnswerStanding } from './share-row.ts';

/** The order as the command found it. */
export interface LockedOrder {
  readonly id: string;
  readonly kind: LedgerService;
  readonly number: string | null;
  readonly sequence: number;
  readonly enterprise_id: string;
  readonly contact_id: string | null;
}

/** The share as the command found it, with how its visit stands. */
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
  /** Who arranged the visit, if they are still there. */
  readonly planner: string | null;
}

/** All that the effect of one command needs. */
export interface TransitionContext {
  /** The transaction; the pool itself where the command is a single statement. */
  readonly trx: Reader;
  readonly order: LockedOrder;
  readonly actor: BookingActor;
  readonly at: Date;
  readonly limits: TimeLimits;
  readonly calendar: CalendarExceptions;
  readonly slipKey: Buffer;
  /** Messages that administrators have worded otherwise. */
  readonly templates: Changed;
  /** Some department has a rule that gives its work to people. */
  readonly isRuled: boolean;
}

/** When a share that enters the stage now is overdue, or null where the stage has no time limit. */
export function stageDue(context: TransitionContext, stage: Stage): Date | null {
  const limit = context.limits[stage];
  return limit === undefined ? null : dueAt(context.at, limit, context.calendar);
}
