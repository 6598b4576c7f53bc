/** Booking orders from the draft to the timeline (requirements C2, C9, C14). */

import { z } from 'zod';
import { BOOKING_STATE_NAMES } from '../booking-state.ts';
import { DISPATCH_CHOICES } from '../dispatch.ts';
import { LEDGER_SERVICE_NAMES } from '../ledger-service.ts';
import { DELIVERY_MODE_NAMES, ORDER_STAGE_NAMES, STAGE_NAMES } from '../stage.ts';
import { CertificateInfo } from './certificate.ts';
import { commaList, Day, Id, Instant, ListQuery, listOf } from './common.ts';
import { Differences } from './differences.ts';
import { OrderDetails, OrderDetailsInput } from './order-details.ts';
import { ResultView } from './result.ts';
import { Share } from './share.ts';

/** 强检 or 非强检: an order contains instruments of one service of the ledger. */
export const OrderKind = z.enum(LEDGER_SERVICE_NAMES);

export type OrderKind = z.infer<typeof OrderKind>;

export const OrderDraft = z.object({
  contactId: Id.nullable().default(null),
  instrumentIds: z.array(Id).max(5000).default([]),
  ...OrderDetailsInput.shape,
});

export type OrderDraft = z.output<typeof OrderDraft>;

/** The kind is chosen once, when the draft is created. */
export const NewOrder = OrderDraft.extend({ kind: OrderKind.default('general') });

export const SubmitOrder = z.object({});

/**
 * The instrument as it was at the last submission: the certificate refers to this, whatever changes in the ledger
 * later.
 */
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
  /** 项别, 种别 and the region of use of an instrument under mandatory verification; otherwise null. */
  categoryName: z.string().nullable(),
  kindName: z.string().nullable(),
  regionName: z.string().nullable(),
});

export type InstrumentSnapshot = z.infer<typeof InstrumentSnapshot>;

/** The institution that an instrument is dispatched to, and why (requirement C4). */
export const DispatchView = z.object({
  institutionId: Id,
  institutionName: z.string(),
  regionName: z.string(),
  categoryName: z.string(),
  kindName: z.string().nullable(),
  choice: z.enum(DISPATCH_CHOICES),
  among: z.number().int(),
});

/**
 * Where an instrument of a draft would be dispatched if it were submitted now; null if no institution is authorised.
 */
export const DispatchPreview = listOf(z.object({ instrumentId: Id, dispatch: DispatchView.nullable() }));

export const OrderItem = z.object({
  id: Id,
  shareId: Id.nullable(),
  position: z.number().int(),
  instrumentId: Id,
  instrument: InstrumentSnapshot,
  deliveryMode: z.enum(DELIVERY_MODE_NAMES),
  /** `withdrawn`: the customer took it out of the order before resubmission. */
  state: z.enum(['active', 'withdrawn', 'cancelled']),
  /** Why this instrument alone was not accepted. */
  notes: z.string().nullable(),
  /** Why this institution gets it, under mandatory verification; null before the submission. */
  dispatch: DispatchView.nullable(),
  result: ResultView.nullable(),
  certificate: CertificateInfo.nullable(),
});

export type OrderItem = z.infer<typeof OrderItem>;

/** A step of the timeline (requirement C14). */
export const TimelineEntry = z.object({
  sequence: z.number().int(),
  at: Instant,
  /** A command's name, `submit`, or an event of the system. */
  event: z.string(),
  shareId: Id.nullable(),
  toStage: z.enum(STAGE_NAMES).nullable(),
  /** The office for customers, the person for staff. */
  actor: z.string(),
  notes: z.string().nullable(),
  /** The instruments that the step is about; null for all of the share. */
  itemIds: z.array(Id).nullable(),
  /** The instruments that were not accepted while the others were, each with its reason. */
  refused: z.array(z.object({ itemId: Id, notes: z.string() })),
  /** How the actor signed the certificates; null if nothing was signed. */
  signature: z.literal('password').nullable(),
  /** The changes of a resubmission; null for other steps, and for resubmissions from before changes were stored. */
  differences: Differences.nullable(),
});

export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const OrderRow = z.object({
  id: Id,
  kind: OrderKind,
  number: z.string().nullable(),
  stage: z.enum(ORDER_STAGE_NAMES),
  /** The state of a mandatory booking for its customer (requirement C1). */
  state: z.enum(BOOKING_STATE_NAMES),
  instrumentCount: z.number().int(),
  contactName: z.string().nullable(),
  submittedAt: Instant.nullable(),
  createdAt: Instant,
  ...OrderDetails.shape,
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
  /** Changes with every step: an equal sequence means that the order has not changed. */
  sequence: z.number().int(),
  shares: z.array(Share),
  items: z.array(OrderItem),
  timeline: z.array(TimelineEntry),
});

export type Order = z.infer<typeof Order>;

/** The order's sequence number; it changes with every step. */
export const OrderVersion = z.object({ sequence: z.number().int() });

export type OrderVersion = z.infer<typeof OrderVersion>;

export const OrderSlip = z.object({ number: z.string(), password: z.string(), url: z.string() });
