/** The flow of work through the institution (requirement E5). */
import { z } from 'zod';
import { LEDGER_SERVICE_NAMES } from '../ledger-service.ts';
import { STAGE_NAMES } from '../stage.ts';
import { Day, Id } from './common.ts';

/** Both days are included; by default the last thirty days. */
export const FlowQuery = z.object({ from: Day.optional(), to: Day.optional() });

const stage = z.enum(STAGE_NAMES);
const kind = z.enum(LEDGER_SERVICE_NAMES);

/** Durations of stays and of whole orders are in hours by the clock. */
export const Flow = z.object({
  from: Day,
  to: Day,
  /** Open shares now; stages without any are left out. */
  open: z.array(z.object({ stage, count: z.number().int(), overdue: z.number().int() })),
  /** Open work by days since its submission: from `days` up to the next entry. */
  ages: z.array(z.object({ days: z.number().int(), count: z.number().int() })),
  /**
   * Work that will become overdue on a day of the next three weeks unless it moves on; days without any are left out.
   */
  forecast: z.array(z.object({ day: Day, count: z.number().int() })),
  /** For each day of the span: the number of shares in each stage at its end. */
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
  /** From submission to completion, for orders completed in the span. */
  lead: z.array(z.object({ kind, count: z.number().int(), median: z.number(), ninetieth: z.number() })),
  /** First decisions on submissions: their number, and how many were approved. */
  firstPass: z.object({ decided: z.number().int(), passed: z.number().int() }),
  /** Rejections by standard reason, the most frequent first; null for notes without a standard reason. */
  rejections: z.array(z.object({ reason: z.string().nullable(), count: z.number().int() })),
  /** Commands that people gave in the span, and their present claims. */
  people: z.array(z.object({ id: Id, name: z.string(), commands: z.number().int(), claimed: z.number().int() })),
});
export type Flow = z.infer<typeof Flow>;
