/** The outcome of a command on the shares of an order. */
import type { Differences } from '../../domain/contract/differences.ts';
import type { Stage } from '../../domain/stage.ts';
import type { ShareState } from '../../domain/transition.ts';

/** What `record` writes to the share in the same statement as the event. */
export interface Move {
  readonly shareId: string;
  readonly stage: Stage;
  readonly since: Date;
  readonly dueAt: Date | null;
  readonly notes: string | null;
  /** The share's notes stay as they are. */
  readonly keepsNotes: boolean;
}

export interface Effect {
  /** The shares that changed, as they are after the command. */
  readonly shares: readonly ShareState[];
  readonly move: Move | null;
  /** What is otherwise than in the round before, of a resubmission. */
  readonly differences?: Differences;
  /** Until when the customer may answer to the date of a visit that was given now. */
  readonly answerBy?: Date | null;
}
