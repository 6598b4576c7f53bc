/** Booking orders, shares, commands, results, visits and certificates (requirements C2, C9–C15). */
import { z } from 'zod';
import { BOOKING_STATE_NAMES } from '../booking-state.ts';
import { COMMAND_NAMES, type Command, commandDefinition } from '../command.ts';
import { DISPATCH_CHOICES } from '../dispatch.ts';
import { LEDGER_SERVICE_NAMES } from '../instrument.ts';
import { CERTIFICATE_KIND_NAMES } from '../number.ts';
import { DELIVERY_MODE_NAMES, ORDER_STAGE_NAMES, STAGE_NAMES } from '../stage.ts';
import { MOST_WISHES, VISIT_ANSWER_NAMES } from '../visit.ts';
import { CLAIM_FILTERS, Claim } from './claim.ts';
import {
  commaList,
  Day,
  HalfDays,
  Id,
  Instant,
  KeysetQuery,
  keysetOf,
  ListQuery,
  listOf,
  optionalText,
  text,
} from './common.ts';
import { Differences } from './differences.ts';
import { Measurement, MeasurementInput, refuseBeyondMpe } from './measurement.ts';
import { ReasonIds } from './reason.ts';
import { Resource } from './resource.ts';
import { says } from './speaking.ts';

export const CONCLUSIONS = {
  pass: { zh: '合格', en: 'Pass' },
  fail: { zh: '不合格', en: 'Fail' },
  not_tested: { zh: '未检', en: 'Not tested' },
} as const;
export const Conclusion = z.enum(['pass', 'fail', 'not_tested'], says('conclusion'));
export type Conclusion = z.infer<typeof Conclusion>;

/** 强检 or 非强检: an order is of instruments of one service of the ledger. */
export const OrderKind = z.enum(LEDGER_SERVICE_NAMES);
export type OrderKind = z.infer<typeof OrderKind>;

export const OrderDraft = z.object({
  contactId: Id.nullable().default(null),
  instrumentIds: z.array(Id).max(5000).default([]),
  remarks: optionalText(500, '备注'),
});

export type OrderDraft = z.output<typeof OrderDraft>;
/** The kind is chosen once, with the new draft. */
export const NewOrder = OrderDraft.extend({ kind: OrderKind.default('general') });

export const SubmitOrder = z.object({});

/** The instrument as it stood at the last submission: the certificate is about this, whatever the ledger says later. */
export const InstrumentSnapshot = z.object({
  instrumentNumber: z.string(),
  name: z.string(),
  model: z.string(),
  measuringRange: z.string(),
  accuracyClass: z.string(),
  serialNumber: z.string(),
  manufacturer: z.string(),
  placeOfUse: z.string(),
  quantity: z.number().int(),
  /** 项别, 种别 and the region of use, of an instrument under mandatory verification; otherwise null. */
  categoryName: z.string().nullable(),
  kindName: z.string().nullable(),
  regionName: z.string().nullable(),
});
export type InstrumentSnapshot = z.infer<typeof InstrumentSnapshot>;

export const CertificateInfo = z.object({
  id: Id,
  number: z.string(),
  kind: z.enum(CERTIFICATE_KIND_NAMES),
  issuedAt: Instant,
  validUntil: Day.nullable(),
  /** Whether its PDF has been made. */
  ready: z.boolean(),
  /** Null while it stands. */
  withdrawnAt: Instant.nullable(),
  /** The number of the one that it was issued instead of. */
  replaces: z.string().nullable(),
  /** Whether programs can read it too. */
  digital: z.boolean(),
});
export type CertificateInfo = z.infer<typeof CertificateInfo>;

/** Which institution gets an instrument, and what decided (requirement C4). */
export const DispatchView = z.object({
  institutionId: Id,
  institutionName: z.string(),
  regionName: z.string(),
  categoryName: z.string(),
  kindName: z.string().nullable(),
  choice: z.enum(DISPATCH_CHOICES),
  among: z.number().int(),
});

/** What becomes of an instrument of a draft when it is submitted now; null where no institution is authorised. */
export const DispatchPreview = listOf(z.object({ instrumentId: Id, dispatch: DispatchView.nullable() }));

export const ResultView = z.object({
  conclusion: Conclusion,
  reason: z.string(),
  measured: z.string(),
  measurement: Measurement.nullable(),
  recordedBy: z.string(),
  recordedAt: Instant,
});

export const OrderItem = z.object({
  id: Id,
  shareId: Id.nullable(),
  position: z.number().int(),
  instrumentId: Id,
  instrument: InstrumentSnapshot,
  deliveryMode: z.enum(DELIVERY_MODE_NAMES),
  /** Withdrawn: taken out of the order by its owner before resubmission. */
  state: z.enum(['active', 'withdrawn', 'cancelled']),
  /** Why it alone was not accepted. */
  notes: z.string().nullable(),
  /** Why this institution, under mandatory verification; null before the submission. */
  dispatch: DispatchView.nullable(),
  result: ResultView.nullable(),
  certificate: CertificateInfo.nullable(),
});
export type OrderItem = z.infer<typeof OrderItem>;

export const Visit = z.object({
  id: Id,
  shareId: Id,
  startsAt: Instant,
  endsAt: Instant,
  /** The way there and back; null where there is none, and for customers, who read when somebody is with them. */
  travel: z.object({ before: HalfDays, after: HalfDays, leavesAt: Instant, returnsAt: Instant }).nullable(),
  answer: z.enum(VISIT_ANSWER_NAMES),
  /** Until when the customer may answer; null where no answer is awaited. */
  answerBy: Instant.nullable(),
  /** What the customer wrote who asks for another date, and the starts that they would like, the best first. */
  wish: z.string().nullable(),
  wishedStarts: z.array(Instant),
  technicians: z.array(z.object({ id: Id, displayName: z.string() })),
  /** Vehicles and equipment of the institution's list. */
  resources: z.array(Resource),
  /** What else is needed, in words. */
  vehicle: z.string(),
  notes: z.string(),
});
export type Visit = z.infer<typeof Visit>;

export const Share = z.object({
  id: Id,
  orderId: Id,
  institutionId: Id,
  institutionName: z.string(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES),
  stage: z.enum(STAGE_NAMES),
  stageSince: Instant,
  dueAt: Instant.nullable(),
  predecessorId: Id.nullable(),
  /** The step of the timeline at which it was opened. */
  openedAt: z.number().int(),
  /** What the institution told the customer when it accepted 回执信息. */
  receipt: z.string().nullable(),
  /** Notes of the last rejection or send-back, while it matters. */
  notes: z.string().nullable(),
  visit: Visit.nullable(),
  /** Half days on the way that its region suggests for each direction; null where no visit is to be arranged. */
  travel: HalfDays.nullable(),
  /** The commands that the reader may give now. */
  commands: z.array(z.enum(COMMAND_NAMES)),
});
export type Share = z.infer<typeof Share>;

/** A step of the timeline (requirement C14). */
export const TimelineEntry = z.object({
  sequence: z.number().int(),
  at: Instant,
  /** A command's name, `submit`, or what the system did. */
  event: z.string(),
  shareId: Id.nullable(),
  toStage: z.enum(STAGE_NAMES).nullable(),
  /** Customers read the office, staff the person. */
  actor: z.string(),
  notes: z.string().nullable(),
  /** The instruments that it is about; null for all of the share. */
  itemIds: z.array(Id).nullable(),
  /** The instruments that were not accepted while the others were, each with its reason. */
  refused: z.array(z.object({ itemId: Id, notes: z.string() })),
  /** How the actor signed what certificates say; null where nothing is signed. */
  signature: z.literal('password').nullable(),
  /** What a resubmission changed; null of other steps, and of those that were made before it was kept. */
  differences: Differences.nullable(),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const OrderRow = z.object({
  id: Id,
  kind: OrderKind,
  number: z.string().nullable(),
  stage: z.enum(ORDER_STAGE_NAMES),
  /** What the customer of a mandatory booking reads (requirement C1). */
  state: z.enum(BOOKING_STATE_NAMES),
  instrumentCount: z.number().int(),
  contactName: z.string().nullable(),
  submittedAt: Instant.nullable(),
  createdAt: Instant,
});
export type OrderRow = z.infer<typeof OrderRow>;
export const OrderQuery = ListQuery.extend({
  kind: OrderKind.optional(),
  stage: commaList(ORDER_STAGE_NAMES),
  state: commaList(BOOKING_STATE_NAMES),
  submittedFrom: Day.optional(),
  submittedTo: Day.optional(),
});
export const OrderList = listOf(OrderRow);

export const Order = OrderRow.extend({
  enterprise: z.object({ id: Id, name: z.string(), creditCode: z.string(), address: z.string() }),
  contact: z.object({ id: Id, name: z.string(), mobile: z.string(), post: z.string() }).nullable(),
  remarks: z.string(),
  /** Changes with every step: what the reader saw is still so if it is the same. */
  sequence: z.number().int(),
  shares: z.array(Share),
  items: z.array(OrderItem),
  timeline: z.array(TimelineEntry),
});
export type Order = z.infer<typeof Order>;

/** How far an order has come; it changes with every step. */
export const OrderStanding = z.object({ sequence: z.number().int() });
export type OrderStanding = z.infer<typeof OrderStanding>;

/** The address of one's own visits for calendar programs; it is shown once, when it is made. */
export const VisitFeed = z.object({ since: Instant.nullable() });
export const NewVisitFeed = z.object({ url: z.string() });

/** A line of a staff queue: one share with what is needed to choose it. */
export const ShareRow = z.object({
  id: Id,
  orderId: Id,
  kind: OrderKind,
  orderNumber: z.string(),
  enterpriseName: z.string(),
  contactName: z.string(),
  contactMobile: z.string(),
  departmentName: z.string().nullable(),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES),
  stage: z.enum(STAGE_NAMES),
  instrumentCount: z.number().int(),
  submittedAt: Instant,
  stageSince: Instant,
  dueAt: Instant.nullable(),
  visitStartsAt: Instant.nullable(),
  /** What the customer says to the date of a visit that has not begun; otherwise null. */
  visitAnswer: z.enum(VISIT_ANSWER_NAMES).nullable(),
  /** Who works on it now. */
  claim: Claim.nullable(),
});
export type ShareRow = z.infer<typeof ShareRow>;
const Flag = z.enum(['true']).optional();
/** What stands behind a figure of the flow: the filters of `ShareQuery` that no form offers. */
export const FigureQuery = z.object({
  /** Open work, underway since its submission for at least, and for less than, so many days. */
  ageFrom: z.coerce.number().int().min(0).optional(),
  ageTo: z.coerce.number().int().min(1).optional(),
  /** Open work that becomes overdue on this day. */
  dueOn: Day.optional(),
  submittedOn: Day.optional(),
  completedOn: Day.optional(),
  /** The span, both days within, of those that follow. */
  from: Day.optional(),
  to: Day.optional(),
  /** Left this stage in the span. */
  left: z.enum(STAGE_NAMES).optional(),
  /** Rejected in the span for the standard reason of this title. */
  rejectedFor: z.string().max(100).optional(),
  /** Rejected in the span in words of their own. */
  rejectedInOwnWords: Flag,
  /** This person gave a command in the span. */
  by: Id.optional(),
});
export type FigureQuery = z.infer<typeof FigureQuery>;
export const ShareQuery = KeysetQuery.extend({
  kind: OrderKind.optional(),
  stage: commaList(STAGE_NAMES),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES).optional(),
  overdue: Flag,
  claim: z.enum(CLAIM_FILTERS).optional(),
  visitAnswer: z.enum(VISIT_ANSWER_NAMES).optional(),
  ...FigureQuery.shape,
});
export const ShareList = keysetOf(ShareRow);

/** Counts for the console's menu: by stage, of what the reader may see. */
export const QueueCounts = z.record(z.enum(STAGE_NAMES), z.object({ count: z.number(), overdue: z.number() }));

const optionalNotes = optionalText(1000, '备注');
const notes = text(1000, '审核备注');

/** Some instruments of the share; all of it where it is left out. */
const someItems = z.array(Id).min(1, says('instrument_chosen')).max(5000).optional();

/** Notes that may be made of standard reasons. */
const Reasoned = z.object({ notes, reasonIds: ReasonIds });

const Refused = z
  .array(z.object({ itemId: Id, notes: text(500, '不予受理的原因') }))
  .max(5000)
  .optional();

const Approve = z.object({
  notes: optionalNotes,
  reasonIds: ReasonIds,
  /** Instruments that are not accepted, each with its reason; the others are. */
  refused: Refused,
});

/** The whole part is rejected; `refused` says of single instruments what is wrong with them. */
const Reject = Reasoned.extend({ refused: Refused });

const Schedule = z.object({
  startsAt: Instant,
  endsAt: Instant,
  technicianIds: z.array(Id).min(1, says('technician_needed')).max(20),
  resourceIds: z.array(Id).max(20).optional(),
  travelBefore: HalfDays.optional(),
  travelAfter: HalfDays.optional(),
  vehicle: optionalText(100, '车辆/设备'),
  notes: optionalNotes,
});

const Resubmit = z.object({
  contactId: Id,
  /** What stays in the order, with its delivery mode; what is missing is withdrawn. */
  items: z.array(z.object({ itemId: Id, deliveryMode: z.enum(DELIVERY_MODE_NAMES) })).min(1, says('instrument_kept')),
  notes: optionalNotes,
});

/** What the workflow is told with each command. */
export const COMMAND_BODIES = {
  approve_first_review: Approve,
  reject_first_review: Reject,
  resubmit: Resubmit,
  forward: z.object({ institutionId: Id, notes: text(1000, '转交原因'), reasonIds: ReasonIds, itemIds: someItems }),
  schedule: Schedule,
  reject_second_review: Reasoned,
  reschedule: Schedule,
  confirm_visit: z.object({ notes: optionalNotes, startsAt: Instant }),
  request_another_date: z.object({ notes, wishedStarts: z.array(Instant).max(MOST_WISHES).optional() }),
  receive_sample: z.object({ notes: optionalNotes }),
  start_work: z.object({ notes: optionalNotes }),
  submit_results: z.object({ notes: optionalNotes }),
  send_back: Reasoned,
  pass_check: z.object({ notes: optionalNotes }),
  /** `signature`: how the issuer proved to be who signed in; histories recorded before have none. */
  issue: z.object({ notes: optionalNotes, signature: z.literal('password').optional() }),
  cancel: Reasoned.extend({ itemIds: someItems }),
} as const satisfies Record<Command, z.ZodType>;

export type CommandBody<C extends Command> = z.output<(typeof COMMAND_BODIES)[C]>;

/** The request body of each command: who issues certificates signs with their password, which goes no further. */
export const COMMAND_REQUESTS = {
  ...COMMAND_BODIES,
  issue: z.object({
    notes: optionalNotes,
    password: z
      .string(says('fill_in', { field: '密码' }))
      .min(1)
      .max(64),
  }),
} as const satisfies Record<Command, z.ZodType>;

/** The command's path under its share, e.g. `approve-first-review`. */
export function commandPath(command: Command): string {
  return command.replaceAll('_', '-');
}

/** Which commands need notes by their body; a test compares it with the command table. */
export function needsNotes(command: Command): boolean {
  return commandDefinition(command).notesRequired;
}

/** What a command answers: enough for the reader to go on without another request. */
export const CommandResult = z.object({
  orderId: Id,
  number: z.string().nullable(),
  sequence: z.number().int(),
  shares: z.array(z.object({ id: Id, stage: z.enum(STAGE_NAMES), deliveryMode: z.enum(DELIVERY_MODE_NAMES) })),
});
export type CommandResult = z.infer<typeof CommandResult>;

export const ResultInput = z
  .object({
    itemId: Id,
    conclusion: Conclusion,
    measured: optionalText(1000, '检测数据'),
    reason: optionalText(500, '原因'),
    measurement: MeasurementInput.nullable().default(null),
  })
  .refine((value) => value.conclusion !== 'not_tested' || value.reason !== '', {
    path: ['reason'],
    ...says('reason_not_tested'),
  })
  .superRefine(({ conclusion, measurement }, context) => {
    if (conclusion === 'pass') refuseBeyondMpe(measurement?.points ?? [], context);
  });
export const ResultsInput = z.object({ results: z.array(ResultInput).min(1).max(1000) });
/** What a workbook says of the instruments that it has a conclusion for. */
export const ResultsRead = listOf(ResultInput);

export const OrderSlip = z.object({ number: z.string(), password: z.string(), url: z.string() });

export const VisitRow = Visit.extend({
  orderNumber: z.string(),
  enterpriseName: z.string(),
  orderId: Id,
  /** Only a visit that has not begun, in stage `scheduled`, can be moved. */
  stage: z.enum(STAGE_NAMES),
});
export type VisitRow = z.infer<typeof VisitRow>;
/** A time at which as many qualified people, and the vehicles and equipment of the visit, are free. */
export const FreeSlot = z.object({ startsAt: Instant, endsAt: Instant });
export const FreeSlots = listOf(FreeSlot);

/** A free time as who schedules sees it: with those who could go, first of all who goes now. */
const SlotWithPeople = FreeSlot.extend({ technicians: z.array(z.object({ id: Id, displayName: z.string() })) });
/** What became of the customer's wishes, the best first – null where one is not free any more –, and the next free time. */
export const WishedSlots = z.object({
  wishes: z.array(z.object({ startsAt: Instant, slot: SlotWithPeople.nullable() })),
  next: SlotWithPeople.nullable(),
});
export type WishedSlots = z.infer<typeof WishedSlots>;

export const VisitQuery = z.object({ from: Instant, to: Instant });
export const Technician = z.object({
  id: Id,
  displayName: z.string(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
});
export type Technician = z.infer<typeof Technician>;
