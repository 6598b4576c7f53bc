/** What the workflow of an order and the transaction that carries out a command tell each other: ids and decisions. */
import type { Command } from './command.ts';
import { commandWords } from './command.ts';
import type { CommandBody } from './contract/command.ts';
import type { LedgerService } from './ledger-service.ts';
import type { DeliveryMode, Stage } from './stage.ts';
import { VISIT_STEPS, type VisitStep } from './visit.ts';
import type { TimeLimits } from './working-time.ts';

/** Who gives a command; null is the system itself, e.g. a time limit that ran out. */
export interface BookingActor {
  readonly id: string | null;
  readonly name: string;
}

interface Given {
  /** The client's id of the command: the same id again is the same command. */
  readonly commandId: string;
  readonly actor: BookingActor;
}

export interface SubmitCommand extends Given {
  readonly name: 'submit';
}

export interface OverdueCommand extends Given {
  readonly name: 'overdue';
  readonly shareId: string;
}

/** While the customer does not answer to the date of a visit (requirement C12). */
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
    /** From now on. */
    readonly workingDays: number;
    readonly notes: string;
  };
}

export type ShareCommand<C extends Command = Command> = {
  [K in C]: Given & { readonly name: K; readonly shareId: string; readonly body: CommandBody<K> };
}[C];

export type BookingCommand = SubmitCommand | OverdueCommand | VisitStepCommand | ExtendCommand | ShareCommand;

/** A share as the workflow knows it. Instants are ISO 8601. */
export interface ShareState {
  readonly id: string;
  readonly institutionId: string;
  readonly deliveryMode: DeliveryMode;
  readonly stage: Stage;
  readonly since: string;
  readonly movedBy: string;
  readonly dueAt: string | null;
  /** What the system does next, unless the customer answers before; histories recorded before have none. */
  readonly next?: { readonly name: VisitStep; readonly at: string; readonly plannedAt: string } | null;
}

/** The command of the share's next step: given twice, it is the same one; of a date that was given anew, another one. */
export function nextStepOf({ id, next }: ShareState): VisitStepCommand | null {
  if (!next) return null;
  return {
    name: next.name,
    commandId: `${next.name}/${id}/${next.plannedAt}`,
    actor: { id: null, name: '系统' },
    shareId: id,
  };
}

/** Each limit of a stage is reported once: one that was extended, again when it has run out too. */
export function overdueKey({ id, since, dueAt }: ShareState): string {
  return `${id}/${since}/${dueAt}`;
}

/** What one command changed; stored with its event, so that the same command again gives the same answer. */
export interface AppliedEvent {
  readonly sequence: number;
  readonly commandId: string;
  readonly orderNumber: string;
  readonly enterpriseId: string;
  readonly shares: readonly ShareState[];
  /** Share whose certificates have to be made now. */
  readonly render: string | null;
}

export interface TransitionInput {
  readonly orderId: string;
  /** The last sequence that the workflow knows of. */
  readonly after: number;
  readonly command: BookingCommand;
  readonly limits: TimeLimits;
}

/**
 * The events after the known sequence, the command's own among them if it was carried out (now or before). Where it is
 * not among them, the workflow had missed something: it catches up and tries again.
 */
export interface TransitionOutcome {
  readonly events: readonly AppliedEvent[];
}

export interface BookingOrderInput {
  readonly orderId: string;
  readonly limits: TimeLimits;
  /** Carried over when the workflow continues as new, or read from the database where it is started anew. */
  readonly carried?: BookingSnapshot;
  /** Shares whose certificates may be missing still, where it is started anew. */
  readonly render?: readonly string[];
}

export interface BookingSnapshot {
  readonly sequence: number;
  readonly orderNumber: string;
  readonly enterpriseId: string;
  readonly shares: readonly ShareState[];
  readonly overdue: readonly string[];
}

/** The words of the timeline and of messages for an event of an order of this kind. */
export function eventWords(name: string, language: 'zh' | 'en', kind: LedgerService = 'general'): string {
  if (name === 'submit') return language === 'zh' ? SUBMITTED[kind] : 'Submitted';
  if (name === 'overdue') return language === 'zh' ? '超过办理时限，已提醒督办' : 'Overdue, the supervisor was told';
  if (name in VISIT_STEPS) return VISIT_STEPS[name as VisitStep][language];
  if (name === 'extend') return language === 'zh' ? '办理时限已延长' : 'Time limit extended';
  const words = commandWords(name as Command, kind);
  return language === 'zh' ? words.pastZh : words.pastEn;
}

const SUBMITTED: Readonly<Record<LedgerService, string>> = { general: '提交申请', mandatory: '提交预约申请' };
