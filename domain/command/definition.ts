/**
 * The definition of a command: all rules about commands in the workflow, the API, SQL and both user interfaces are
 * fields of it.
 */
import type { LedgerService } from '../ledger-service.ts';
import type { OrderNotice } from '../notice.ts';
import type { ReasonOccasion } from '../reason.ts';
import type { Duty, Role } from '../role.ts';
import type { DeliveryMode, Stage } from '../stage.ts';

/** The names of a command. */
export interface CommandWords {
  readonly zh: string;
  readonly en: string;
  /** The timeline's words for the event, for customers. */
  readonly pastZh: string;
  readonly pastEn: string;
}

/** The console's form for a command. `at_once`: no form. `results`: on the page, together with the results. */
export type ConsoleForm = 'at_once' | 'notes' | 'acceptance' | 'institution' | 'visit' | 'results' | 'signature';

/** One value for orders of both kinds, or one for each kind. */
export type ByKind<T> = T | Readonly<Record<LedgerService, T>>;

export interface CommandDefinition extends CommandWords {
  readonly from: readonly Stage[];
  /** The stage reached; by delivery mode if it differs; null if the transaction decides (resubmission, forwarding). */
  readonly to: Stage | Readonly<Record<DeliveryMode, Stage>> | null;
  readonly roles: readonly Role[];
  /** Whether notes are required, e.g. for a rejection (requirement C10). */
  readonly notesRequired: boolean;
  /** Whether the person who recorded the results may not give it (separation of duties). */
  readonly notRecorder: boolean;
  /**
   * Whether it returns the application to the customer for correction: statistics count it, and the next reviewer
   * reads it.
   */
  readonly isRejection: boolean;
  /** Whether it can be given to several shares of a queue at once. */
  readonly bulk: boolean;
  /** Null if staff do not give it. */
  readonly form: ByKind<ConsoleForm> | null;
  /** The library of standard reasons for its notes; null if it has none. */
  readonly occasion: ReasonOccasion | null;
  /** Whether customers read its notes in the timeline; otherwise the notes are for staff only. */
  readonly customerReadsNotes: boolean;
  /** The message to the customer; null if it sends none. */
  readonly notice: ByKind<OrderNotice> | null;
  /** The message to staff: to everybody with the duty; for `specialist`, to the person who arranged the visit. */
  readonly staffNotice: {
    readonly duty: Extract<Duty, 'supervisor' | 'specialist'>;
    readonly notice: OrderNotice;
  } | null;
  /** Only orders of this kind have it. */
  readonly only?: LedgerService;
  /** Whether a supervisor of this centre may give it for the work of any institution. */
  readonly anyInstitution?: boolean;
  /** Its names for an institution that accepts instruments under mandatory verification. */
  readonly mandatory?: CommandWords;
  /** The public name of the actor: the office, never a person. */
  readonly publicActorZh: string;
  readonly publicActorEn: string;
  readonly tone: 'primary' | 'danger' | 'neutral';
}

/** A row of the table: a command that staff give has a form in the console. */
export type CommandRow = CommandDefinition &
  ({ readonly roles: readonly ['customer']; readonly form: null } | { readonly form: ByKind<ConsoleForm> });
