/** The commands of an order: their bodies and results (requirements C7, C10–C13). */

import { z } from 'zod';
import { type Command, commandDefinition } from '../command.ts';
import { RESUBMISSION_NOTE } from '../round.ts';
import { DELIVERY_MODE_NAMES, STAGE_NAMES } from '../stage.ts';
import { MAX_WISHES } from '../visit.ts';
import { HalfDays, Id, Instant, optionalText, text } from './common.ts';
import { OrderDetailsChange } from './order-details.ts';
import { ReasonIds } from './reason.ts';
import { withMessage } from './validation-message.ts';

const optionalNotes = optionalText(1000, '备注');

const notes = text(1000, '审核备注');

/** Some instruments of the share; all of them if it is absent. */
const someItems = z.array(Id).min(1, withMessage('instrument_chosen')).max(5000).optional();

/** Notes that may be composed of standard reasons. */
const Reasoned = z.object({ notes, reasonIds: ReasonIds });

const Refused = z
  .array(z.object({ itemId: Id, notes: text(500, '不予受理的原因') }))
  .max(5000)
  .optional();

const Approve = z.object({
  notes: optionalNotes,
  reasonIds: ReasonIds,
  /** Instruments that are not accepted, each with its reason; the others are accepted. */
  refused: Refused,
});

/** The whole share is rejected; `refused` says what is wrong with single instruments. */
const Reject = Reasoned.extend({ refused: Refused });

const Schedule = z.object({
  startsAt: Instant,
  endsAt: Instant,
  technicianIds: z.array(Id).min(1, withMessage('technician_needed')).max(20),
  resourceIds: z.array(Id).max(20).optional(),
  travelBefore: HalfDays.optional(),
  travelAfter: HalfDays.optional(),
  vehicle: optionalText(100, '车辆/设备'),
  notes: optionalNotes,
});

const Resubmit = z.object({
  contactId: z.uuid(withMessage('choose', { field: '负责人' })),
  /** The items that stay in the order, with their delivery mode; all others are withdrawn. */
  items: z
    .array(z.object({ itemId: Id, deliveryMode: z.enum(DELIVERY_MODE_NAMES) }))
    .min(1, withMessage('instrument_kept')),
  ...OrderDetailsChange.shape,
  notes: optionalText(1000, RESUBMISSION_NOTE.zh),
});

/** The body of each command, for the workflow. */
export const COMMAND_BODIES = {
  approve_first_review: Approve,
  reject_first_review: Reject,
  resubmit: Resubmit,
  forward: z.object({ institutionId: Id, notes: text(1000, '转交原因'), reasonIds: ReasonIds, itemIds: someItems }),
  schedule: Schedule,
  reject_second_review: Reasoned,
  reschedule: Schedule,
  confirm_visit: z.object({ notes: optionalNotes, startsAt: Instant }),
  request_another_date: z.object({ notes, wishedStarts: z.array(Instant).max(MAX_WISHES).optional() }),
  receive_sample: z.object({ notes: optionalNotes }),
  start_work: z.object({ notes: optionalNotes }),
  submit_results: z.object({ notes: optionalNotes }),
  send_back: Reasoned,
  pass_check: z.object({ notes: optionalNotes }),
  /** `signature`: how the issuer proved their identity; histories recorded before do not have it. */
  issue: z.object({ notes: optionalNotes, signature: z.literal('password').optional() }),
  cancel: Reasoned.extend({ itemIds: someItems }),
} as const satisfies Record<Command, z.ZodType>;

export type CommandBody<C extends Command> = z.output<(typeof COMMAND_BODIES)[C]>;

/**
 * The request body of each command. People who issue certificates sign with their password, which does not leave the
 * API.
 */
export const COMMAND_REQUESTS = {
  ...COMMAND_BODIES,
  issue: z.object({
    notes: optionalNotes,
    password: z
      .string(withMessage('fill_in', { field: '密码' }))
      .min(1)
      .max(64),
  }),
} as const satisfies Record<Command, z.ZodType>;

/** The command's path under its share, e.g. `approve-first-review`. */
export function commandPath(command: Command): string {
  return command.replaceAll('_', '-');
}

/** Whether the command needs notes; a test compares this with its body. */
export function needsNotes(command: Command): boolean {
  return commandDefinition(command).notesRequired;
}

/** The result of a command: enough for the client to continue without another request. */
export const CommandResult = z.object({
  orderId: Id,
  number: z.string().nullable(),
  sequence: z.number().int(),
  shares: z.array(z.object({ id: Id, stage: z.enum(STAGE_NAMES), deliveryMode: z.enum(DELIVERY_MODE_NAMES) })),
});

export type CommandResult = z.infer<typeof CommandResult>;
