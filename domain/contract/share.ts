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
  /** The sequence number of the step that opened it. */
  openedAt: z.number().int(),
  /** 回执信息: the institution's message to the customer with its acceptance. */
  receipt: z.string().nullable(),
  /** Notes of the last rejection or send-back, as long as they are relevant. */
  notes: z.string().nullable(),
  visit: Visit.nullable(),
  /** Half days of travel for each direction, suggested by the region; null if no visit is to be arranged. */
  travel: HalfDays.nullable(),
  /** The commands that the reader may give now. */
  commands: z.array(z.enum(COMMAND_NAMES)),
});

export type Share = z.infer<typeof Share>;
