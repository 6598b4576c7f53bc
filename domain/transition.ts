/** The messages between an order's workflow and the transaction that carries out a command: ids and decisions. */

import type { Command } from './command.ts';
import { commandWords } from './command.ts';
import type { CommandBody } from './contract/command.ts';
import type { Language } from './language.ts';
import type { LedgerService } from './ledger-service.ts';
import type { DeliveryMode, Stage } from './stage.ts';
import { VISIT_STEPS, type VisitStep } from './visit.ts';
import type { TimeLimits } from './working-time.ts';

/** Who gives a command; a null id is the system itself, e.g. when a time limit has passed. */
export interface BookingActor {
  readonly id: string | null;
  readonly name: string;
}

interface Given {
  /** The client's id of the command: an equal id means the same command. */
  readonly commandId: string;
  readonly actor: BookingActor;
  /** Proves that the API gave the command; the steps that the workflow takes by itself have none. */
  readonly mac?: CommandMac;
}

/** Message authentication code over order, command, id, actor, body and time. */
export interface CommandMac {
  /** When the API gave it, ISO 8601. */
  readonly at: string;
  /** Base64url. */
  readonly code: string;
}

export interface SubmitCommand extends Given {
  readonly name: 'submit';
}

export interface OverdueCommand extends Given {
  readonly name: 'overdue';
  readonly shareId: string;
}

/** A step of the system while the customer has not answered the date of a visit (requirement C12). */
export interface VisitStepCommand extends Given {
  readonly name: VisitStep;
  readonly shareId: string;
}

export function isVisitStep(command: BookingCommand): command is VisitStepCommand {
  return command.name in VISIT_STEPS;
}

/** A supervisor gives a stage more time (requirement E5). */
export interface ExtendCommand extends Given {
  readonly name: 'extend';
  readonly shareId: string;
  readonly body: {
    /** Counted from now. */
    readonly workingDays: number;
    readonly notes: string;
  };
}

export type ShareCommand<C extends Command = Command> = {
  [K in C]: Given & { readonly name: K; readonly shareId: string; readonly body: CommandBody<K> };
}[C];

/** The commands that people give. */
export type PersonCommand = SubmitCommand | ExtendCommand | ShareCommand;

export type BookingCommand = PersonCommand | OverdueCommand | VisitStepCommand;

/** A share in the workflow's state. Instants are ISO 8601. */
export interface ShareState {
  readonly id: string;
  readonly institutionId: string;
  readonly deliveryMode: DeliveryMode;
  readonly stage: Stage;
  readonly since: string;
  readonly movedBy: string;
  readonly dueAt: string | null;
  /** The system's next step, unless the customer answers before; histories recorded before do not have it. */
  readonly next?: { readonly name: VisitStep; readonly at: string; readonly plannedAt: string } | null;
}

/**
 * The command of the share's next step. Its id is derived from the date: repeated for the same date it is the same
 * command, for a new date another one.
 */
export function nextStepOf({ id, next }: ShareState): VisitStepCommand | null {
  if (!next) return null;
  return {
    name: next.name,
    commandId: `${next.name}/${id}/${next.plannedAt}`,
    actor: { id: null, name: '系统' },
    shareId: id,
  };
}

/**
 * The key under which a passed limit is reported once. An extended limit has another key and is reported when it has
 * passed too.
 */
export function overdueKey({ id, since, dueAt }: ShareState): string {
  return `${id}/${since}/${dueAt}`;
}

/** The result of one command, stored with its event, so that the same command again gets the same answer. */
export interface AppliedEvent {
  readonly sequence: number;
  readonly commandId: string;
  readonly orderNumber: string;
  readonly enterpriseId: string;
  readonly shares: readonly ShareState[];
  /** The share whose certificates have to be made now, or null. */
  readonly render: string | null;
}

export interface TransitionInput {
  readonly orderId: string;
  /** The last sequence number that the workflow knows. */
  readonly after: number;
  readonly command: BookingCommand;
  readonly limits: TimeLimits;
}

/**
 * The events after the known sequence number, including the command's own if it was carried out, now or before. If it
 * is not included, the workflow had missed events: it applies these and repeats the command.
 */
export interface TransitionOutcome {
  readonly events: readonly AppliedEvent[];
}

export interface BookingOrderInput {
  readonly orderId: string;
  readonly limits: TimeLimits;
  /** The state carried over by continue-as-new, or read from the database at a restart. */
  readonly carried?: BookingSnapshot;
  /** At a restart: shares whose certificates may still have to be made. */
  readonly render?: readonly string[];
}

export interface BookingSnapshot {
  readonly sequence: number;
  readonly orderNumber: string;
  readonly enterpriseId: string;
  readonly shares: readonly ShareState[];
  readonly overdue: readonly string[];
}

/** The words for an event of an order of this kind, for timeline and messages. */
export function eventWords(name: string, language: Language, kind: LedgerService = 'general'): string {
  if (name === 'submit') return language === 'zh' ? SUBMITTED[kind] : 'Submitted';
  if (name === 'overdue') return language === 'zh' ? '超过办理时限，已提醒督办' : 'Overdue, the supervisor was told';
  if (name in VISIT_STEPS) return VISIT_STEPS[name as VisitStep][language];
  if (name === 'extend') return language === 'zh' ? '办理时限已延长' : 'Time limit extended';
  const words = commandWords(name as Command, kind);
  return language === 'zh' ? words.pastZh : words.pastEn;
}

const SUBMITTED: Readonly<Record<LedgerService, string>> = { general: '提交申请', mandatory: '提交预约申请' };
