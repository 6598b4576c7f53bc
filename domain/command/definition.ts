/** What is said of a command: every rule about commands in the workflow, the API, SQL and both user interfaces is one of these fields. */
import type { LedgerService } from '../ledger-service.ts';
import type { OrderNotice } from '../notice.ts';
import type { ReasonOccasion } from '../reason.ts';
import type { Duty, Role } from '../role.ts';
import type { DeliveryMode, Stage } from '../stage.ts';

/** What a command is called. */
export interface CommandWords {
  readonly zh: string;
  readonly en: string;
  /** What the timeline says happened, in the customer's words. */
  readonly pastZh: string;
  readonly pastEn: string;
}

/** How the console asks for what a command needs. `at_once`: it needs nothing. `results`: with the results on the page. */
export type ConsoleForm = 'at_once' | 'notes' | 'acceptance' | 'institution' | 'visit' | 'results' | 'signature';

/** The same for orders of both kinds, or another for each. */
export type ByKind<T> = T | Readonly<Record<LedgerService, T>>;

export interface CommandDefinition extends CommandWords {
  readonly from: readonly Stage[];
  /** The stage reached; by delivery mode where it differs; null where the transaction decides (resubmission, forwarding). */
  readonly to: Stage | Readonly<Record<DeliveryMode, Stage>> | null;
  readonly roles: readonly Role[];
  /** Notes must be given, e.g. for a rejection (requirement C10). */
  readonly notesRequired: boolean;
  /** The person who recorded the results may not do it (separation of duties). */
  readonly notRecorder: boolean;
  /** It gives the application back to the customer, who corrects it: the figures count it, the next reviewer reads it. */
  readonly isRejection: boolean;
  /** It can be given to many orders of its queue at once. */
  readonly bulk: boolean;
  /** Null where staff do not give it. */
  readonly form: ByKind<ConsoleForm> | null;
  /** The library of standard reasons for its notes; null where it has none. */
  readonly occasion: ReasonOccasion | null;
  /** The customer reads its notes in the timeline; other notes are among staff. */
  readonly customerReadsNotes: boolean;
  /** The message to the customer; null where they need none. */
  readonly notice: ByKind<OrderNotice> | null;
  /** The message to staff: to those who hold the duty, or of specialists to the one who arranged the visit. */
  readonly staffNotice: {
    readonly duty: Extract<Duty, 'supervisor' | 'specialist'>;
    readonly notice: OrderNotice;
  } | null;
  /** Orders of this kind alone know it. */
  readonly only?: LedgerService;
  /** A supervisor of this centre may give it on the work of any institution. */
  readonly anyInstitution?: boolean;
  /** What it is called where an institution accepts instruments under mandatory verification. */
  readonly mandatory?: CommandWords;
  /** The public name of the actor: the office, never a private person. */
  readonly publicActorZh: string;
  readonly publicActorEn: string;
  readonly tone: 'primary' | 'danger' | 'neutral';
}

/** A command of the table: what staff give has a form in the console. */
export type CommandRow = CommandDefinition &
  ({ readonly roles: readonly ['customer']; readonly form: null } | { readonly form: ByKind<ConsoleForm> });
