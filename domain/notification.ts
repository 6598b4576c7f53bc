/** Messages about orders (requirement A13): to the enterprise, and to the staff concerned. */
import type { ByKind } from './command/definition.ts';
import { type Command, commandDefinition, isCommand, ofKind } from './command.ts';
import type { LedgerService } from './ledger-service.ts';
import { type Notice, notice, type OrderNotice, type OrderPlace } from './notice.ts';
import type { Duty } from './role.ts';
import { STAGES, type Stage } from './stage.ts';
import { formatTime } from './time.ts';
import type { BookingCommand } from './transition.ts';

/** The order and the share that a message is about. */
export interface NoticeSubject {
  readonly orderNumber: string;
  readonly kind: LedgerService;
  /** The share's institution; empty for the whole order. */
  readonly institutionName: string;
  /** The start of the visit, and until when the customer may answer; null if irrelevant. */
  readonly visitStartsAt?: Date | null;
  readonly answerBy?: Date | null;
}

/** The message to the enterprise about a command on its order, or null if there is none. */
export function notificationOf(command: BookingCommand, subject: NoticeSubject): Notice | null {
  const { notice } = isCommand(command.name) ? commandDefinition(command.name) : { notice: OF_EVENTS[command.name] };
  const name = ofKind(notice, subject.kind);
  return name && { name, parameters: parametersOf(command, subject) };
}

/** Messages to the enterprise about events that are not commands of the table. */
const OF_EVENTS: Readonly<Record<Exclude<BookingCommand['name'], Command>, ByKind<OrderNotice> | null>> = {
  submit: { general: 'order_submitted', mandatory: 'booking_submitted' },
  overdue: null,
  extend: 'limit_extended',
  remind_of_visit: 'visit_to_confirm',
  assume_visit: 'visit_assumed',
};

/** An instant in words; empty if there is none. */
const timeOf = (instant: Date | string | null | undefined) => (instant ? formatTime(instant, 'minute', 'zh') : '');

/** The length of a list; empty if it is 0. */
const countOf = (list: readonly unknown[] | undefined) => (list?.length ? String(list.length) : '');

/** The values of a command that a message can contain. */
interface Told {
  readonly notes?: string;
  readonly startsAt?: string;
  readonly wishedStarts?: readonly string[];
  readonly refused?: readonly unknown[];
  readonly itemIds?: readonly unknown[];
  readonly workingDays?: number;
}

/** The values of all places of a message about an order; empty if there is nothing to say. */
function parametersOf(command: BookingCommand, subject: NoticeSubject): Readonly<Record<OrderPlace, string>> {
  const told: Told = 'body' in command ? command.body : {};
  return {
    orderNumber: subject.orderNumber,
    institutionName: subject.institutionName,
    notes: told.notes ?? '',
    visitTime: timeOf(told.startsAt ?? subject.visitStartsAt),
    answerBy: timeOf(subject.answerBy),
    wishes: (told.wishedStarts ?? []).map((start) => timeOf(start)).join('、'),
    refused: countOf(told.refused),
    items: countOf(told.itemIds),
    workingDays: String(told.workingDays ?? ''),
  };
}

/** The message to a person to whom a department's rule assigned a share. */
export function assignmentNotification(orderNumber: string, stage: Stage): Notice {
  return notice('work_assigned_by_rule', { orderNumber, stage: STAGES[stage].zh });
}

/** The message to staff: to everybody with the duty; for `specialist`, to the person who arranged the visit. */
export interface StaffNotification {
  readonly duty: Extract<Duty, 'supervisor' | 'specialist'>;
  readonly notice: Notice;
}

/** @param stage the share's stage before the command */
export function staffNotificationOf(
  command: BookingCommand,
  subject: NoticeSubject,
  stage: Stage | null,
): StaffNotification | null {
  const { orderNumber } = subject;
  if (command.name === 'overdue')
    return {
      duty: 'supervisor',
      notice: notice('limit_over', { orderNumber, stage: stage ? STAGES[stage].zh : '' }),
    };
  const told = isCommand(command.name) ? commandDefinition(command.name).staffNotice : null;
  return told && { duty: told.duty, notice: { name: told.notice, parameters: parametersOf(command, subject) } };
}
