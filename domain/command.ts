/**
 * The commands that move a share from stage to stage. The tables in `command/` drive the workflow (what a stage accepts), the API
 * (which endpoints exist, who may call them, which buttons are offered) and both user interfaces; all that is said of a command is a
 * field of its definition.
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

/** The commands that customers give: each has its form in the portal, or the portal does not compile. */
export type CustomerCommand = {
  [C in Command]: 'customer' extends (typeof COMMANDS)[C]['roles'][number] ? C : never;
}[Command];

/** Whether the name of an event is that of a command; an order has other events, e.g. that a limit ran out. */
export function isCommand(event: string): event is Command {
  return event in COMMANDS;
}

/** The commands of which this holds, in the order of the table. */
export function commandsWhere(holds: (definition: CommandDefinition) => boolean): Command[] {
  return COMMAND_NAMES.filter((name) => holds(COMMANDS[name]));
}

/** The definition of a command, typed by the common shape. */
export function commandDefinition(command: Command): CommandDefinition {
  return COMMANDS[command];
}

/** The commands that a stage accepts, whoever gives them. */
export function commandsFrom(stage: Stage): Command[] {
  return COMMAND_NAMES.filter((name) => commandDefinition(name).from.includes(stage));
}

/**
 * The stage that a command leads to, or null where the transaction decides.
 * @throws RangeError if the stage does not accept the command
 */
export function stageAfter(command: Command, from: Stage, mode: DeliveryMode): Stage | null {
  const definition = commandDefinition(command);
  if (!definition.from.includes(from)) throw new RangeError(`${command} is not accepted in stage ${from}`);
  if (definition.to === null) return null;
  return typeof definition.to === 'string' ? definition.to : definition.to[mode];
}

/** How the console asks for what the command needs in an order of this kind; null where staff do not give it. */
export function formOf(command: Command, kind: LedgerService): ConsoleForm | null {
  return ofKind(commandDefinition(command).form, kind);
}

/** What holds for orders of this kind. */
export function ofKind<T extends string>(value: ByKind<T> | null, kind: LedgerService): T | null {
  return typeof value === 'object' ? (value?.[kind] ?? null) : value;
}

/** The command with which staff lead a share in this stage on; null where there is none. */
export function leadingCommand(stage: Stage): Command | null {
  const leads = ({ tone, form }: CommandDefinition) => tone === 'primary' && form !== null;
  return commandsFrom(stage).find((name) => leads(commandDefinition(name))) ?? null;
}

/** The commands that give a part back to the customer. */
export const REJECTIONS = commandsWhere(({ isRejection }) => isRejection);

/** Whether the event of an order is the rejection of a part. */
export function isRejection(event: string): boolean {
  return isCommand(event) && REJECTIONS.includes(event);
}

/** Whether what a share in this stage needs is decided by a review, which can reject it. */
export function isReviewed(stage: Stage): boolean {
  return commandsFrom(stage).some(isRejection);
}

/** The commands that this person is offered in this stage of an order of this kind. */
export function commandsOffered(stage: Stage, kind: LedgerService, roles: readonly Role[]): Command[] {
  return commandsFrom(stage).filter((name) => {
    const { roles: allowed, only = kind } = commandDefinition(name);
    return only === kind && allowed.some((role) => roles.includes(role));
  });
}

/** What a command is called in an order of this kind. */
export function commandWords(name: Command, kind: LedgerService): CommandWords {
  const definition = commandDefinition(name);
  return (kind === 'mandatory' && definition.mandatory) || definition;
}

/** The work queues of staff: each stage's own, in the order of the console's menu (requirement E1). */
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

/** The duty whose turn it is in this stage; null where it is nobody's of the staff. */
export function dutyIn(stage: Stage | null): Duty | null {
  return stage && (stageDefinition(stage).queue?.duty ?? null);
}

/** The queues that the duties serve: where they give the command that leads on. */
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

/** Whether the duties see to the work of everybody of their institution. */
export function seesAll(duties: readonly Duty[]): boolean {
  return duties.some((duty) => SEES_ALL.includes(duty));
}

/** The queues that the duties look at. */
export function queuesSeen(duties: readonly Duty[]): Queue[] {
  return seesAll(duties) ? [...QUEUE_NAMES] : queuesServed(duties);
}
