/** What all managed records have: a history, and an import from a workbook. */
import { z } from 'zod';
import { FieldChange, Instant, listOf } from './common.ts';

/** The events of a record, newest first. */
export const RecordHistory = listOf(
  z.object({
    at: Instant,
    /** The event's name, e.g. `change_kind`. */
    name: z.string(),
    actor: z.string(),
    /** The part of the record that the event is about; empty for the record itself. */
    subject: z.string(),
    notes: z.string().nullable(),
    changes: z.array(FieldChange),
  }),
);

/** `false` only returns the plan. */
export const ImportQuery = z.object({ apply: z.enum(['true', 'false']).default('false') });
export const ImportPlan = z.object({
  applied: z.boolean(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  /** The first added or changed records. */
  rows: z.array(z.object({ key: z.string(), name: z.string(), isNew: z.boolean(), changes: z.array(FieldChange) })),
});
export type ImportPlan = z.output<typeof ImportPlan>;
