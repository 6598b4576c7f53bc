/** The messages that an enterprise gets about its orders (requirement A13). */
import type { LedgerService } from './instrument.ts';
import type { Duty } from './role.ts';
import type { BookingCommand } from './transition.ts';

export interface Notification {
  readonly title: string;
  readonly body: string;
}

const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' });

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
export function notificationOf(command: BookingCommand, subject: Subject): Notification | null {
  if (subject.kind === 'mandatory')
    return mandatoryNotification(command, subject) ?? commonNotification(command, subject);
  return commonNotification(command, subject);
}

/** Where institutions accept, it is theirs to speak (manual §4.3). */
function mandatoryNotification(
  command: BookingCommand,
  { orderNumber, institutionName }: Subject,
): Notification | null {
  switch (command.name) {
    case 'submit':
      return {
        title: `预约单${orderNumber}已提交`,
        body: '器具已提交至相关计量技术机构，请等待受理；办理机构见预约单详情的回执信息。',
      };
    case 'approve_first_review': {
      const refused = command.body.refused?.length ?? 0;
      const rest = refused > 0 ? `另有${refused}件不予受理，请按备注修改后重新预约。` : '';
      return {
        title: `预约单${orderNumber}已由${institutionName}受理`,
        body: `${command.body.notes || '送检器具请送至该机构；现场检定由该机构安排时间。'}${rest}`,
      };
    }
    case 'reject_first_review':
    case 'reject_second_review':
      return {
        title: `预约单${orderNumber}中${institutionName}不予受理`,
        body: `备注：${command.body.notes} 请修改后重新预约。`,
      };
    case 'forward':
      return {
        title: `预约单${orderNumber}已转交其他机构办理`,
        body: `原办理机构：${institutionName}。原因：${command.body.notes} 请等待新机构受理。`,
      };
    default:
      return null;
  }
}

/** How the customer answers to the date of a visit. */
const toConfirm = (answerBy: Date | null | undefined) =>
  answerBy ? `请于${day.format(answerBy)}前在预约单详情中确认，时间不合适可选择其他时间；逾期未答复视为同意。` : '';

function commonNotification(
  command: BookingCommand,
  { orderNumber, visitStartsAt, answerBy }: Subject,
): Notification | null {
  switch (command.name) {
    case 'submit':
      return { title: `预约单${orderNumber}已提交`, body: '业务科将按提交顺序初审。' };
    case 'approve_first_review':
      return { title: `预约单${orderNumber}初审通过`, body: '送检器具请送至样品室；现场检测由专业科室安排时间。' };
    case 'reject_first_review':
    case 'reject_second_review':
      return { title: `预约单${orderNumber}被否决`, body: `审核备注：${command.body.notes} 请修改后重新提交。` };
    case 'schedule':
      return {
        title: `预约单${orderNumber}已安排检测`,
        body: `现场检测时间：${day.format(new Date(command.body.startsAt))}。${toConfirm(answerBy)}`,
      };
    case 'reschedule':
      return {
        title: `预约单${orderNumber}检测时间已更改`,
        body: `新的时间：${day.format(new Date(command.body.startsAt))}。${toConfirm(answerBy)}`,
      };
    case 'remind_of_visit':
      return {
        title: `预约单${orderNumber}的检测时间待确认`,
        body: `现场检测时间：${visitStartsAt ? day.format(visitStartsAt) : ''}。${toConfirm(answerBy)}`,
      };
    case 'assume_visit':
      return {
        title: `预约单${orderNumber}的检测时间视为同意`,
        body: `逾期未答复，将按以下时间到现场检测：${visitStartsAt ? day.format(visitStartsAt) : ''}。`,
      };
    case 'receive_sample':
      return { title: `预约单${orderNumber}样品已接收`, body: '检测完成后将通知您。' };
    case 'issue':
      return { title: `预约单${orderNumber}证书已签发`, body: '可在预约单详情或凭委托单号和密码下载电子证书。' };
    case 'extend':
      return {
        title: `预约单${orderNumber}办理时限已延长`,
        body: `自即日起${command.body.workingDays}个工作日内办理。原因：${command.body.notes}`,
      };
    case 'cancel': {
      const some = command.body.itemIds ? `中${command.body.itemIds.length}件器具` : '';
      return { title: `预约单${orderNumber}${some}已取消`, body: `原因：${command.body.notes}` };
    }
    default:
      return null;
  }
}

/** What staff are told: those who hold the duty, or of specialists the one who arranged the visit. */
export interface StaffNotification extends Notification {
  readonly duty: Extract<Duty, 'supervisor' | 'specialist'>;
}

export function staffNotificationOf(
  command: BookingCommand,
  { orderNumber, visitStartsAt }: Subject,
): StaffNotification | null {
  const time = visitStartsAt ? day.format(visitStartsAt) : '';
  switch (command.name) {
    case 'overdue':
      return { duty: 'supervisor', title: `预约单${orderNumber}超过办理时限`, body: '请督办处理。' };
    case 'confirm_visit':
      return { duty: 'specialist', title: `预约单${orderNumber}的客户已确认检测时间`, body: `现场检测时间：${time}。` };
    case 'request_another_date': {
      const wished = command.body.wishedStarts ?? [];
      const times = wished.map((start) => day.format(new Date(start))).join('、');
      return {
        duty: 'specialist',
        title: `预约单${orderNumber}的客户申请改期`,
        body: `原定时间：${time}。${times ? `希望的时间：${times}。` : ''}说明：${command.body.notes}`,
      };
    }
    default:
      return null;
  }
}
