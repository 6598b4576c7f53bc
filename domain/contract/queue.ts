/** The queues of the staff: rows, filters and counts of shares (requirements C9–C13, E2). */

import { z } from 'zod';
import { DELIVERY_MODE_NAMES, STAGE_NAMES } from '../stage.ts';
import { VISIT_ANSWER_NAMES } from '../visit.ts';
import { CLAIM_FILTERS, Claim } from './claim.ts';
import { commaList, Day, Id, Instant, KeysetQuery, keysetOf } from './common.ts';
import { OrderKind } from './order.ts';
import { OrderDetails } from './order-details.ts';

/** A row of a queue: one share with the data needed to choose it. */
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
  ...OrderDetails.shape,
  stageSince: Instant,
  dueAt: Instant.nullable(),
  visitStartsAt: Instant.nullable(),
  /** The customer's answer to the date of a visit that has not begun; otherwise null. */
  visitAnswer: z.enum(VISIT_ANSWER_NAMES).nullable(),
  /** The claim in force. */
  claim: Claim.nullable(),
});

export type ShareRow = z.infer<typeof ShareRow>;

const OptionalFlag = z.enum(['true']).optional();

/** The shares behind a figure of the statistics: filters of `ShareQuery` that no form offers. */
export const DrilldownQuery = z.object({
  /** Open work, submitted at least `ageFrom` and less than `ageTo` days ago. */
  ageFrom: z.coerce.number().int().min(0).optional(),
  ageTo: z.coerce.number().int().min(1).optional(),
  /** Open work that becomes overdue on this day. */
  dueOn: Day.optional(),
  submittedOn: Day.optional(),
  completedOn: Day.optional(),
  /** The span of the filters below, both days included. */
  from: Day.optional(),
  to: Day.optional(),
  /** Left this stage in the span. */
  left: z.enum(STAGE_NAMES).optional(),
  /** Rejected in the span with the standard reason of this title. */
  rejectedFor: z.string().max(100).optional(),
  /** Rejected in the span without a standard reason. */
  rejectedInOwnWords: OptionalFlag,
  /** This person gave a command in the span. */
  by: Id.optional(),
});

export type DrilldownQuery = z.infer<typeof DrilldownQuery>;

export const ShareQuery = KeysetQuery.extend({
  kind: OrderKind.optional(),
  stage: commaList(STAGE_NAMES),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES).optional(),
  overdue: OptionalFlag,
  claim: z.enum(CLAIM_FILTERS).optional(),
  visitAnswer: z.enum(VISIT_ANSWER_NAMES).optional(),
  ...DrilldownQuery.shape,
});

export const ShareList = keysetOf(ShareRow);

/** Counts by stage for the console's menu, of the shares that the reader may see. */
export const QueueCounts = z.record(z.enum(STAGE_NAMES), z.object({ count: z.number(), overdue: z.number() }));
