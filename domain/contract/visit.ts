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
  /** Travel; null if there is none, and for customers, who only read when somebody is with them. */
  travel: z.object({ before: HalfDays, after: HalfDays, leavesAt: Instant, returnsAt: Instant }).nullable(),
  answer: z.enum(VISIT_ANSWER_NAMES),
  /** Until when the customer may answer; null if no answer is awaited. */
  answerBy: Instant.nullable(),
  /** The text of a customer who asks for another date, and the preferred starts, the best first. */
  wish: z.string().nullable(),
  wishedStarts: z.array(Instant),
  technicians: z.array(z.object({ id: Id, displayName: z.string() })),
  /** Vehicles and equipment from the institution's resources. */
  resources: z.array(Resource),
  /** Other needs in words. */
  vehicle: z.string(),
  notes: z.string(),
});

export type Visit = z.infer<typeof Visit>;

/** The address of the person's own visits for calendar programs; it is shown once, when it is created. */
export const VisitFeed = z.object({ since: Instant.nullable() });

export const NewVisitFeed = z.object({ url: z.string() });

export const VisitRow = Visit.extend({
  orderNumber: z.string(),
  enterpriseName: z.string(),
  orderId: Id,
  /** A visit can be moved in stage `scheduled` only, before it has begun. */
  stage: z.enum(STAGE_NAMES),
});

export type VisitRow = z.infer<typeof VisitRow>;

/** A time at which as many qualified people as the visit needs, and its vehicles and equipment, are free. */
export const FreeSlot = z.object({ startsAt: Instant, endsAt: Instant });

export const FreeSlots = listOf(FreeSlot);

/** A free time for the person who schedules: with the technicians who could go, the present ones first. */
const SlotWithPeople = FreeSlot.extend({ technicians: z.array(z.object({ id: Id, displayName: z.string() })) });

/**
 * The customer's wishes, the best first, each with its slot or null if it is no longer free; and the next free time.
 */
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
