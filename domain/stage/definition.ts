/**
 * The definition of a stage: all rules about stages in the workflow, the API, SQL and both user interfaces are fields
 * of it.
 */
import type { Duty } from '../role.ts';

export const DELIVERY_MODES = {
  bring_in: { zh: '送检', en: 'Bring in' },
  on_site: { zh: '现场检测', en: 'On site' },
} as const;

export type DeliveryMode = keyof typeof DELIVERY_MODES;
export const DELIVERY_MODE_NAMES = Object.keys(DELIVERY_MODES) as [DeliveryMode, ...DeliveryMode[]];

/** The words of a stage for customers. */
export interface StageWords {
  readonly customerZh: string;
  readonly customerEn: string;
  /** What the customer should know or do next. */
  readonly hintZh: string;
  readonly hintEn: string;
}

/** The work queue of a duty, with its name in the console's menu (requirement E1). */
export interface QueueDefinition {
  readonly name: string;
  /** Its position in the menu: smaller ones come first. */
  readonly place: number;
  readonly duty: Duty;
  readonly zh: string;
  readonly en: string;
  readonly icon: 'application' | 'sample' | 'calendar' | 'car' | 'laboratory' | 'check' | 'certificate';
  /** Whether each department has its own shares: people of another department neither see nor get them. */
  readonly ofDepartment: boolean;
  /** Whether assignment rules of departments assign its work. */
  readonly assignedByRule: boolean;
}

/** The answer that a stage counts as for the state of a mandatory booking; null for a superseded share. */
export type BookingAnswer = 'waiting' | 'refused' | 'accepted' | 'completed' | 'cancelled' | null;

/** The words are those for a general application (manual part 4). */
export interface StageDefinition extends StageWords {
  /** Order of progress; an order's stage is the one with the smallest rank among its live shares. */
  readonly rank: number;
  /** The name for staff. */
  readonly zh: string;
  readonly en: string;
  /** The customer's words under mandatory verification, where the institution accepts (manual §4.3). */
  readonly mandatory?: Partial<StageWords>;
  readonly tone: 'neutral' | 'waiting' | 'attention' | 'refused' | 'working' | 'done' | 'closed';
  /** The delivery modes whose steps, as shown to people, include the stage. */
  readonly way: readonly DeliveryMode[];
  /** Whether a share in this stage is over. */
  readonly terminal: boolean;
  /**
   * Whether work on the instruments has not begun: the share can still be cancelled, and forwarded unless it was
   * rejected.
   */
  readonly beforeWork: boolean;
  /**
   * Working days after which the stage is overdue (requirement E5); null if it has no time limit. Settings can
   * override it.
   */
  readonly workingDays: number | null;
  /** Whether the customer has to act, rather than staff. */
  readonly isCustomersTurn: boolean;
  /** Whether the customer reads the last notes. */
  readonly customerReadsNotes: boolean;
  /** Whether photos and records can be added to the results. */
  readonly filesOpen: boolean;
  /** `to_arrange`: on the visit board, without a date. `arranged`: the visit has a date, which the customer answers. */
  readonly visit: 'to_arrange' | 'arranged' | null;
  readonly bookingAnswer: BookingAnswer;
  /** Where staff find it; null if no member of staff has to act. */
  readonly queue: QueueDefinition | null;
}

/** The common fields of all stages in which a share is over. */
export const OVER = {
  terminal: true,
  beforeWork: false,
  workingDays: null,
  isCustomersTurn: false,
  filesOpen: false,
  visit: null,
  queue: null,
} as const satisfies Partial<StageDefinition>;
