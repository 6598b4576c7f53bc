/** The record of all changes as supervisors and administrators read it (requirement E6). */
import { z } from 'zod';
import { ALL_EVENT_NAMES } from '../event-name.ts';
import { Day, FieldChange, Instant } from './common.ts';

export const AuditEntry = z.object({
  /** What it is the record of, e.g. `order:<id>`; with its number within that. */
  stream: z.string(),
  sequence: z.number().int(),
  at: Instant,
  /** The event's name, e.g. `change_kind`. */
  name: z.string(),
  actor: z.string(),
  /** The order's number, or the name of what it is about, where it has one. */
  subject: z.string(),
  notes: z.string().nullable(),
  changes: z.array(FieldChange),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditQuery = z.object({
  /** A part of the actor's name, an order's number, or a stream. */
  q: z.string().trim().max(100).optional(),
  name: z.enum(ALL_EVENT_NAMES).optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** What the page before answered as `next`; the first page without it. */
  after: z.string().max(200).optional(),
  perPage: z.coerce.number().int().min(1).max(200).default(50),
});

/** The newest first, by keyset: pages stay as they are while the record grows. */
export const AuditPage = z.object({ data: z.array(AuditEntry), next: z.string().nullable() });

/** Whether the chains of hashes are whole; the first faults where they are not. */
export const AuditVerification = z.object({
  checked: z.number().int(),
  faults: z.array(z.object({ stream: z.string(), sequence: z.number().int(), fault: z.string() })),
});
