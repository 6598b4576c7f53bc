/** The messages about orders that an enterprise gets (requirement A13), and the staff whom they concern. */
import type { LedgerService } from './ledger-service.ts';
import { type Notice, notice } from './notice.ts';
import type { Duty } from './role.ts';
import { STAGES, type Stage } from './stage.ts';
import { formatTime } from './time.ts';
import type { BookingCommand } from './transition.ts';

/** The order and the share that a message is about. */
export interface Subject {
  readonly orderNumber: string;
  readonly kind: LedgerService;
  /** Of the share; empty for the whole order. */
  readonly institutionName: string;
  /** When the visit is, and until when the customer may answer to it; null where neither matters. */
  readonly visitStartsAt?: Date | null;
  readonly answerBy?: Date | null;
}

/** What the enterprise is told about a command on its order, or null where it needs no message. */
export function notificationOf(command: BookingCommand, subject: Subject): Notice | null {
  const notes = 'body' in command && 'notes' in command.body ? (command.body.notes ?? '') : '';
  const { orderNumber, institutionName, visitStartsAt, answerBy } = subject;
  const told = { orderNumber, institutionName, notes, visitTime: timeOf(visitStartsAt), answerBy: timeOf(answerBy) };
  if (subject.kind === 'mandatory') return mandatoryNotification(command, told) ?? commonNotification(command, told);
  return commonNotification(command, told);
}

/** An instant in words, or nothing where there is none. */
const timeOf = (instant: Date | string | null | undefined) => (instant ? formatTime(instant, 'minute', 'zh') : '');

interface Told {
  readonly orderNumber: string;
  readonly institutionName: string;
  readonly notes: string;
  readonly visitTime: string;
  readonly answerBy: string;
}

/** Where institutions accept, it is theirs to speak (manual §4.3). */
function mandatoryNotification(command: BookingCommand, told: Told): Notice | null {
  switch (command.name) {
    case 'submit':
      return notice('booking_submitted', told);
    case 'approve_first_review':
      return notice('booking_accepted', { ...told, refused: someOf(command.body.refused) });
    case 'reject_first_review':
    case 'reject_second_review':
      return notice('booking_refused', told);
    case 'forward':
      return notice('booking_forwarded', told);
    default:
      return null;
  }
}

function commonNotification(command: BookingCommand, told: Told): Notice | null {
  switch (command.name) {
    case 'submit':
      return notice('order_submitted', told);
    case 'approve_first_review':
      return notice('review_passed', told);
    case 'reject_first_review':
    case 'reject_second_review':
      return notice('review_rejected', told);
    case 'schedule':
      return notice('visit_scheduled', { ...told, visitTime: timeOf(command.body.startsAt) });
    case 'reschedule':
      return notice('visit_rescheduled', { ...told, visitTime: timeOf(command.body.startsAt) });
    case 'remind_of_visit':
      return notice('visit_to_confirm', told);
    case 'assume_visit':
      return notice('visit_assumed', told);
    case 'receive_sample':
      return notice('sample_received', told);
    case 'issue':
      return notice('certificates_issued', told);
    case 'extend':
      return notice('limit_extended', { ...told, workingDays: String(command.body.workingDays) });
    case 'cancel':
      return notice('order_cancelled', { ...told, items: someOf(command.body.itemIds) });
    default:
      return null;
  }
}

/** How many, or nothing where there are none. */
const someOf = (list: readonly unknown[] | undefined) => (list?.length ? String(list.length) : '');

/** What the person is told to whom a rule of a department gave an order. */
export function assignmentNotification(orderNumber: string, stage: Stage): Notice {
  return notice('work_assigned_by_rule', { orderNumber, stage: STAGES[stage].zh });
}

/** What staff are told: those who hold the duty, or of specialists the one who arranged the visit. */
export interface StaffNotification {
  readonly duty: Extract<Duty, 'supervisor' | 'specialist'>;
  readonly notice: Notice;
}

/** @param stage of the share, before the command */
export function staffNotificationOf(
  command: BookingCommand,
  { orderNumber, visitStartsAt }: Subject,
  stage: Stage | null,
): StaffNotification | null {
  const told = { orderNumber, visitTime: timeOf(visitStartsAt) };
  switch (command.name) {
    case 'overdue':
      return {
        duty: 'supervisor',
        notice: notice('limit_over', { orderNumber, stage: stage ? STAGES[stage].zh : '' }),
      };
    case 'confirm_visit':
      return { duty: 'specialist', notice: notice('visit_confirmed', told) };
    case 'request_another_date': {
      const wishes = (command.body.wishedStarts ?? []).map((start) => timeOf(start)).join('、');
      return {
        duty: 'specialist',
        notice: notice('another_date_requested', { ...told, wishes, notes: command.body.notes ?? '' }),
      };
    }
    default:
      return null;
  }
}
