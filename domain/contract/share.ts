/** A share of an order: the part that one institution carries out in one delivery mode (requirements C4, C9–C13). */

import { z } from 'zod';
import { COMMAND_NAMES } from '../command.ts';
import { DELIVERY_MODE_NAMES, STAGE_NAMES } from '../stage.ts';
import { HalfDays, Id, Instant } from './common.ts';
import { Visit } from './visit.ts';

export const Share = z.object({
  id: Id,
  orderId: Id,
  institutionId: Id,
  institutionName: z.string(),
  departmentId: Id.nullable(),
  departmentName: z.string().nullable(),
  deliveryMode: z.enum(DELIVERY_MODE_NAMES),
  stage: z.enum(STAGE_NAMES),
  stageSince: Instant,
  dueAt: Instant.nullable(),
  predecessorId: Id.nullable(),
  /** The step of the timeline at which it was opened. */
  openedAt: z.number().int(),
  /** What the institution told the customer when it accepted 回执信息. */
  receipt: z.string().nullable(),
  /** Notes of the last rejection or send-back, while it matters. */
  notes: z.string().nullable(),
  visit: Visit.nullable(),
  /** Half days on the way that its region suggests for each direction; null where no visit is to be arranged. */
  travel: HalfDays.nullable(),
  /** The commands that the reader may give now. */
  commands: z.array(z.enum(COMMAND_NAMES)),
});

export type Share = z.infer<typeof Share>;
