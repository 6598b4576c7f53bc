/** What is said of a stage: every rule about stages in the workflow, the API, SQL and both user interfaces is one of these fields. */
import type { Duty } from '../role.ts';

export const DELIVERY_MODES = {
  bring_in: { zh: '送检', en: 'Bring in' },
  on_site: { zh: '现场检测', en: 'On site' },
} as const;

export type DeliveryMode = keyof typeof DELIVERY_MODES;
export const DELIVERY_MODE_NAMES = Object.keys(DELIVERY_MODES) as [DeliveryMode, ...DeliveryMode[]];

/** What the customer reads of a stage. */
export interface StageWords {
  readonly customerZh: string;
  readonly customerEn: string;
  /** What the customer should know or do next. */
  readonly hintZh: string;
  readonly hintEn: string;
}

/** The work queue of a duty, in the words of the console's menu (requirement E1). */
export interface QueueDefinition {
  readonly name: string;
  /** The smaller comes first in the menu. */
  readonly place: number;
  readonly duty: Duty;
  readonly zh: string;
  readonly en: string;
  readonly icon: 'application' | 'sample' | 'calendar' | 'car' | 'laboratory' | 'check' | 'certificate';
  /** Each department has its own shares; people of another department neither see nor get them. */
  readonly ofDepartment: boolean;
  /** The assignment rules of a department give its work to a person. */
  readonly assignedByRule: boolean;
}

/** How a share in a stage counts for the state of a mandatory booking; null where another share took its place. */
export type BookingAnswer = 'waiting' | 'refused' | 'accepted' | 'completed' | 'cancelled' | null;

/** The words are those of a general application (manual part 4). */
export interface StageDefinition extends StageWords {
  /** Order of progress; the order's own stage is the smallest rank among its live shares. */
  readonly rank: number;
  /** What staff read. */
  readonly zh: string;
  readonly en: string;
  /** What the customer reads instead for mandatory verification, where the institution accepts (manual §4.3). */
  readonly mandatory?: Partial<StageWords>;
  readonly tone: 'neutral' | 'waiting' | 'attention' | 'refused' | 'working' | 'done' | 'closed';
  /** The delivery modes on whose straight way the stage lies: these steps are shown to people. */
  readonly way: readonly DeliveryMode[];
  /** Nothing more happens to the share. */
  readonly terminal: boolean;
  /** The instruments have not been touched: the share can still be cancelled, and forwarded unless it was rejected. */
  readonly beforeWork: boolean;
  /** Working days that the stage may take before it is overdue (requirement E5); null where nobody waits. Settings may say otherwise. */
  readonly workingDays: number | null;
  /** The customer has to act, not staff. */
  readonly isCustomersTurn: boolean;
  /** The customer reads the notes that were written last. */
  readonly customerReadsNotes: boolean;
  /** Photos and records can be added to the results. */
  readonly filesOpen: boolean;
  /** `to_arrange`: waits on the visit board for a date. `arranged`: the visit has a date, which the customer answers. */
  readonly visit: 'to_arrange' | 'arranged' | null;
  readonly bookingAnswer: BookingAnswer;
  /** Where staff find it; null where it waits for nobody of them. */
  readonly queue: QueueDefinition | null;
}

/** What holds of every stage in which nothing more happens. */
export const OVER = {
  terminal: true,
  beforeWork: false,
  workingDays: null,
  isCustomersTurn: false,
  filesOpen: false,
  visit: null,
  queue: null,
} as const satisfies Partial<StageDefinition>;
