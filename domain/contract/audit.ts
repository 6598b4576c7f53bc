/** The audit log for supervisors and administrators (requirement E6). */
import { z } from 'zod';
import { EVENT_FAULT_NAMES } from '../event-fault.ts';
import { ALL_EVENT_NAMES } from '../event-name.ts';
import { Day, FieldChange, Instant } from './common.ts';

export const AuditEntry = z.object({
  /** The stream, e.g. `order:<id>`, and the event's number in it. */
  stream: z.string(),
  sequence: z.number().int(),
  at: Instant,
  /** The event's name, e.g. `change_kind`. */
  name: z.string(),
  actor: z.string(),
  /** The order's number, or the name of the record, if it has one. */
  subject: z.string(),
  notes: z.string().nullable(),
  changes: z.array(FieldChange),
  /** The personal data were destroyed when the account was closed. */
  erased: z.boolean(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditQuery = z.object({
  /** Part of the actor's name, an order's number, or a stream. */
  q: z.string().trim().max(100).optional(),
  name: z.enum(ALL_EVENT_NAMES).optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** The value of `next` on the page before; absent for the first page. */
  after: z.string().max(200).optional(),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
});

/** Newest first, with keyset pagination: pages stay the same while the log grows. */
export const AuditPage = z.object({ data: z.array(AuditEntry), next: z.string().nullable() });

/** The number of verified events, the time of the last anchor that they were compared with, and the first faults, if any. */
export const AuditVerification = z.object({
  checked: z.number().int(),
  anchoredAt: Instant.nullable(),
  faults: z.array(z.object({ stream: z.string(), sequence: z.number().int(), fault: z.enum(EVENT_FAULT_NAMES) })),
});
