/**
 * The commands that move a share from stage to stage. The tables in `command/` drive the workflow (what a stage
 * accepts), the API (which endpoints exist, who may call them, which buttons are offered) and both user interfaces.
 * Every property of a command is a field of its definition.
 */
import type { ByKind, CommandDefinition, CommandWords, ConsoleForm } from './command/definition.ts';
import { END_COMMANDS } from './command/end.ts';
import { REVIEW_COMMANDS } from './command/review.ts';
import { VISIT_COMMANDS } from './command/visit.ts';
import { WORK_COMMANDS } from './command/work.ts';
import type { LedgerService } from './ledger-service.ts';
import type { Duty, Role } from './role.ts';
import type { QueueDefinition } from './stage/definition.ts';
import { type DeliveryMode, STAGE_NAMES, type STAGES, type Stage, stageDefinition } from './stage.ts';

export const COMMANDS = { ...REVIEW_COMMANDS, ...VISIT_COMMANDS, ...WORK_COMMANDS, ...END_COMMANDS } as const;

export type Command = keyof typeof COMMANDS;
export const COMMAND_NAMES = Object.keys(COMMANDS) as [Command, ...Command[]];

/** The commands of customers: the portal does not compile without a form for each. */
export type CustomerCommand = {
  [C in Command]: 'customer' extends (typeof COMMANDS)[C]['roles'][number] ? C : never;
}[Command];

/** Whether the event is a command; an order also has other events, e.g. that a time limit has passed. */
export function isCommand(event: string): event is Command {
  return event in COMMANDS;
}

/** The commands whose definition satisfies the condition, in the order of the table. */
export function commandsWhere(holds: (definition: CommandDefinition) => boolean): Command[] {
  return COMMAND_NAMES.filter((name) => holds(COMMANDS[name]));
}

/** The definition of a command, typed by the common shape. */
export function commandDefinition(command: Command): CommandDefinition {
  return COMMANDS[command];
}

/** The commands that a stage accepts, of all roles. */
export function commandsFrom(stage: Stage): Command[] {
  return COMMAND_NAMES.filter((name) => commandDefinition(name).from.includes(stage));
}

/**
 * The stage that a command leads to, or null if the transaction decides it.
 * @throws RangeError if the stage does not accept the command
 */
export function stageAfter(command: Command, from: Stage, mode: DeliveryMode): Stage | null {
  const definition = commandDefinition(command);
  if (!definition.from.includes(from)) throw new RangeError(`${command} is not accepted in stage ${from}`);
  if (definition.to === null) return null;
  return typeof definition.to === 'string' ? definition.to : definition.to[mode];
}

/** The console's form for the command in an order of this kind; null if staff do not give the command. */
export function formOf(command: Command, kind: LedgerService): ConsoleForm | null {
  return ofKind(commandDefinition(command).form, kind);
}

/** The value for orders of this kind. */
export function ofKind<T extends string>(value: ByKind<T> | null, kind: LedgerService): T | null {
  return typeof value === 'object' ? (value?.[kind] ?? null) : value;
}

/** The command with which staff move a share in this stage forward; null if there is none. */
export function leadingCommand(stage: Stage): Command | null {
  const leads = ({ tone, form }: CommandDefinition) => tone === 'primary' && form !== null;
  return commandsFrom(stage).find((name) => leads(commandDefinition(name))) ?? null;
}

/** The commands that return a share to the customer. */
export const REJECTIONS = commandsWhere(({ isRejection }) => isRejection);

/** Whether the event is a rejection of a share. */
export function isRejection(event: string): boolean {
  return isCommand(event) && REJECTIONS.includes(event);
}

/** Whether the stage is a review, which can reject the share. */
export function isReviewed(stage: Stage): boolean {
  return commandsFrom(stage).some(isRejection);
}

/** The commands that a person with these roles can give in this stage of an order of this kind. */
export function commandsOffered(stage: Stage, kind: LedgerService, roles: readonly Role[]): Command[] {
  return commandsFrom(stage).filter((name) => {
    const { roles: allowed, only = kind } = commandDefinition(name);
    return only === kind && allowed.some((role) => roles.includes(role));
  });
}

/** The names of a command in an order of this kind. */
export function commandWords(name: Command, kind: LedgerService): CommandWords {
  const definition = commandDefinition(name);
  return (kind === 'mandatory' && definition.mandatory) || definition;
}

/** The work queues of staff, at most one for each stage, in the order of the console's menu (requirement E1). */
export type Queue = NonNullable<(typeof STAGES)[Stage]['queue']>['name'];

interface StageQueue extends QueueDefinition {
  readonly stage: Stage;
}

const queued: readonly StageQueue[] = STAGE_NAMES.flatMap((stage) => {
  const { queue } = stageDefinition(stage);
  return queue ? [{ ...queue, stage }] : [];
}).sort((a, b) => a.place - b.place);

export const QUEUES = Object.fromEntries(queued.map((queue) => [queue.name, queue])) as Readonly<
  Record<Queue, StageQueue>
>;
export const QUEUE_NAMES = Object.keys(QUEUES) as [Queue, ...Queue[]];

/** The duty whose turn it is in this stage; null if it is nobody's among staff. */
export function dutyIn(stage: Stage | null): Duty | null {
  return stage && (stageDefinition(stage).queue?.duty ?? null);
}

/** The queues in which the duties can give the command that moves a share forward. */
export function queuesServed(duties: readonly Duty[]): Queue[] {
  const roles: readonly Role[] = duties;
  return QUEUE_NAMES.filter((queue) =>
    commandsFrom(QUEUES[queue].stage).some((name) => {
      const { tone, roles: allowed } = commandDefinition(name);
      return tone === 'primary' && allowed.some((role) => roles.includes(role));
    }),
  );
}

const SEES_ALL: readonly Duty[] = ['supervisor', 'administrator'];

/** Whether the duties look after the work of the whole institution. */
export function seesAll(duties: readonly Duty[]): boolean {
  return duties.some((duty) => SEES_ALL.includes(duty));
}

/** The queues that the duties can read. */
export function queuesSeen(duties: readonly Duty[]): Queue[] {
  return seesAll(duties) ? [...QUEUE_NAMES] : queuesServed(duties);
}
