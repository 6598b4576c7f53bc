/** The effect of a command on the shares of an order. */
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
  /** Whether the share's notes stay as they are. */
  readonly keepsNotes: boolean;
}

export interface Effect {
  /** The changed shares, in their state after the command. */
  readonly shares: readonly ShareState[];
  readonly move: Move | null;
  /** For a resubmission: the differences from the round before. */
  readonly differences?: Differences;
  /** For a new visit date: until when the customer may answer. */
  readonly answerBy?: Date | null;
}
