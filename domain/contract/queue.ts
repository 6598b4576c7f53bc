/** The queues of the staff: rows, filters and counts of shares (requirements C9–C13, E2). */

import { z } from 'zod';
import { DELIVERY_MODE_NAMES, STAGE_NAMES } from '../stage.ts';
import { VISIT_ANSWER_NAMES } from '../visit.ts';
import { CLAIM_FILTERS, Claim } from './claim.ts';
import { commaList, Day, Id, Instant, KeysetQuery, keysetOf } from './common.ts';
import { OrderKind } from './order.ts';

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

const OptionalFlag = z.enum(['true']).optional();

/** What stands behind a figure of the flow: the filters of `ShareQuery` that no form offers. */
export const DrilldownQuery = z.object({
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

/** Counts for the console's menu: by stage, of what the reader may see. */
export const QueueCounts = z.record(z.enum(STAGE_NAMES), z.object({ count: z.number(), overdue: z.number() }));
