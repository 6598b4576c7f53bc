/** Names and types of what the outside may ask of a booking order's workflow. */
import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import { COMMAND_NAMES, type Command } from '../domain/command.ts';
import type {
  AppliedEvent,
  BookingSnapshot,
  ExtendCommand,
  ShareCommand,
  SubmitCommand,
} from '../domain/transition.ts';

export const WORKFLOW_TYPE = 'bookingOrder';

export const submitUpdate = defineUpdate<AppliedEvent, [SubmitCommand]>('submit');

/** The record is ahead of the workflow, as after a reset: it reads what it missed. */
export const catchUpSignal = defineSignal('catchUp');

export const extendUpdate = defineUpdate<AppliedEvent, [ExtendCommand]>('extend');

type CommandUpdate = ReturnType<typeof defineUpdate<AppliedEvent, [ShareCommand]>>;

/** One update a command, under the command's own name. */
export const commandUpdates = Object.fromEntries(
  COMMAND_NAMES.map((name) => [name, defineUpdate<AppliedEvent, [ShareCommand]>(name)]),
) as Readonly<Record<Command, CommandUpdate>>;

export const stateQuery = defineQuery<BookingSnapshot>('state');
