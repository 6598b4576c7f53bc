/** What every record that administrators keep by hand has: its history, and an import from a workbook. */
import { z } from 'zod';
import { FieldChange, Instant, listOf } from './common.ts';

/** What was done to a record, the newest first. */
export const RecordHistory = listOf(
  z.object({
    at: Instant,
    /** The event's name, e.g. `change_kind`. */
    name: z.string(),
    actor: z.string(),
    /** Which part of the record it is about; empty for the record itself. */
    subject: z.string(),
    notes: z.string().nullable(),
    changes: z.array(FieldChange),
  }),
);

/** `false` only tells what would be done. */
export const ImportQuery = z.object({ apply: z.enum(['true', 'false']).default('false') });
export const ImportPlan = z.object({
  applied: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** The first of those that are added or changed. */
  rows: z.array(z.object({ key: z.string(), name: z.string(), isNew: z.boolean(), changes: z.array(FieldChange) })),
});
export type ImportPlan = z.output<typeof ImportPlan>;
