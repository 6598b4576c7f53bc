/** How work flows through the institution (requirement E5). */
import { z } from 'zod';
import { LEDGER_SERVICE_NAMES } from '../ledger-service.ts';
import { STAGE_NAMES } from '../stage.ts';
import { Day, Id } from './common.ts';

/** Both days belong to the span; the last thirty days where they are left out. */
export const FlowQuery = z.object({ from: Day.optional(), to: Day.optional() });

const stage = z.enum(STAGE_NAMES);
const kind = z.enum(LEDGER_SERVICE_NAMES);

/** Days of work; durations are hours by the clock. */
export const Flow = z.object({
  from: Day,
  to: Day,
  /** Now, stages without any left out. */
  open: z.array(z.object({ stage, count: z.number().int(), overdue: z.number().int() })),
  /** How long open work has been underway since its submission, in days: from this many, up to the next. */
  ages: z.array(z.object({ days: z.number().int(), count: z.number().int() })),
  /** Work that becomes overdue on a day unless it moves on, in the next three weeks; days without any left out. */
  forecast: z.array(z.object({ day: Day, count: z.number().int() })),
  /** At the end of each day of the span: how many shares were in each stage. */
  days: z.array(
    z.object({
      day: Day,
      submitted: z.number().int(),
      completed: z.number().int(),
      inStage: z.partialRecord(stage, z.number().int()),
    }),
  ),
  /** Stays that ended in the span. */
  stays: z.array(z.object({ kind, stage, count: z.number().int(), median: z.number(), ninetieth: z.number() })),
  /** From submission to completion, of what was completed in the span. */
  lead: z.array(z.object({ kind, count: z.number().int(), median: z.number(), ninetieth: z.number() })),
  /** First decisions on what was submitted: how many there were, and how many passed at once. */
  firstPass: z.object({ decided: z.number().int(), passed: z.number().int() }),
  /** Rejections by standard reason, the most frequent first; null: in words of their own. */
  rejections: z.array(z.object({ reason: z.string().nullable(), count: z.number().int() })),
  /** Commands that people gave in the span, and what they have claimed now. */
  people: z.array(z.object({ id: Id, name: z.string(), commands: z.number().int(), claimed: z.number().int() })),
});
export type Flow = z.infer<typeof Flow>;
