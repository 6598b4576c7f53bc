/** Names and types of the booking order workflow's updates, signals and queries. */
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

/** SQL is ahead of the workflow, for example after a reset: the workflow reads the events that it missed. */
export const catchUpSignal = defineSignal('catchUp');

export const extendUpdate = defineUpdate<AppliedEvent, [ExtendCommand]>('extend');

type CommandUpdate = ReturnType<typeof defineUpdate<AppliedEvent, [ShareCommand]>>;

/** One update for each command, with the command's name. */
export const commandUpdates = Object.fromEntries(
  COMMAND_NAMES.map((name) => [name, defineUpdate<AppliedEvent, [ShareCommand]>(name)]),
) as Readonly<Record<Command, CommandUpdate>>;

export const stateQuery = defineQuery<BookingSnapshot>('state');
