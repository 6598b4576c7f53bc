/** The messages that an enterprise gets about its orders (requirement A13). */
import type { BookingCommand } from './transition.ts';

export interface Notification {
  readonly title: string;
  readonly body: string;
}

const day = new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' });

/** What the enterprise is told about a command on its order, or null where it needs no message. */
export function notificationOf(command: BookingCommand, orderNumber: string): Notification | null {
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
    case 'cancel':
      return { title: `预约单${orderNumber}已取消`, body: `原因：${command.body.notes}` };
    default:
      return null;
  }
}
