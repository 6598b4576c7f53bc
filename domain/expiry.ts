/** Reminders before a verification ends (manual §3.1 到期提醒; requirement A13). */
import type { Notification } from './notification.ts';

/** A reminder is due this many days before the last valid day. */
export const REMINDED_DAYS = [30, 7, 0] as const;
export type RemindedDays = (typeof REMINDED_DAYS)[number];

const NAMED = 5;

/** @param names of the first instruments, as `名称（编号）` */
export function expiryNotification(days: RemindedDays, count: number, names: readonly string[]): Notification {
  const when = days === 0 ? '已到期或超期' : `将在${days}天内到期`;
  const more = count > NAMED ? `等${count}件` : '';
  return {
    title: `${count}件计量器具${when}`,
    body: `${names.slice(0, NAMED).join('、')}${more}。请在“计量器具管理”中查看并及时预约检定。`,
  };
}
