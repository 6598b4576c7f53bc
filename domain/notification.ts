/** The messages that an enterprise gets about its orders (requirement A13). */
import type { LedgerService } from './instrument.ts';
import { STAGES, type Stage } from './stage.ts';
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

function commonNotification(command: BookingCommand, { orderNumber }: Subject): Notification | null {
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
        body: `现场检测时间：${day.format(new Date(command.body.startsAt))}。`,
      };
    case 'reschedule':
      return {
        title: `预约单${orderNumber}检测时间已更改`,
        body: `新的时间：${day.format(new Date(command.body.startsAt))}。`,
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

/** What the person is told to whom a rule of a department gave an order. */
export function assignmentNotification(orderNumber: string, stage: Stage): Notification {
  return {
    title: `预约单${orderNumber}已分派给您`,
    body: `按科室分派规则，该预约单的“${STAGES[stage].zh}”业务由您办理，请及时办理。`,
  };
}
