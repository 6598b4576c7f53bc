/** Visits to customers: their times, people and answers (requirement C12). */

import { z } from 'zod';
import { STAGE_NAMES } from '../stage.ts';
import { VISIT_ANSWER_NAMES } from '../visit.ts';
import { HalfDays, Id, Instant, listOf } from './common.ts';
import { Resource } from './resource.ts';

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

/** The address of one's own visits for calendar programs; it is shown once, when it is made. */
export const VisitFeed = z.object({ since: Instant.nullable() });

export const NewVisitFeed = z.object({ url: z.string() });

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
