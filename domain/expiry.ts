/** Reminders before a verification ends (manual §3.1 到期提醒; requirement A13). */
import { type Notice, notice } from './notice.ts';

/** A reminder is due this many days before the last valid day. */
export const REMINDED_DAYS = [30, 7, 0] as const;
export type RemindedDays = (typeof REMINDED_DAYS)[number];

const MAX_NAMED = 5;

/** @param names the first instruments, as `名称（编号）` */
export function expiryNotification(days: RemindedDays, count: number, names: readonly string[]): Notice {
  const more = count > MAX_NAMED ? `等${count}件` : '';
  const told = { count: String(count), names: `${names.slice(0, MAX_NAMED).join('、')}${more}` };
  return days === 0
    ? notice('instruments_expired', told)
    : notice('instruments_expire', { ...told, days: String(days) });
}
