import { DAY_MS, HOUR_MS, MINUTE_MS, wallClock } from '../../domain/time.ts';
import type { Translate } from '../words/useT.ts';

/** How long ago, in words. */
export function age(since: string, t: Translate, now = Date.now()): string {
  const passed = Math.max(0, now - new Date(since).getTime());
  if (passed < MINUTE_MS) return t('age.now');
  if (passed < HOUR_MS) return t('age.minutes', { count: Math.floor(passed / MINUTE_MS) });
  if (passed < DAY_MS) return t('age.hours', { count: Math.floor(passed / HOUR_MS) });
  const days = Math.floor(passed / DAY_MS);
  const hours = Math.floor((passed % DAY_MS) / HOUR_MS);
  return days > 6 || hours === 0 ? t('age.days', { count: days }) : t('age.days_hours', { days, hours });
}

/** Whether the time limit has passed, or will within a day; null otherwise. */
export function dueState(dueAt: string | null, now = Date.now()): 'overdue' | 'soon' | null {
  if (!dueAt) return null;
  const left = new Date(dueAt).getTime() - now;
  if (left < 0) return 'overdue';
  return left < DAY_MS ? 'soon' : null;
}

/** The value of a datetime-local input for an instant, in Asia/Shanghai. */
export function toLocalInput(instant: Date): string {
  return wallClock(instant).toISOString().slice(0, 16);
}

/** The instant of a datetime-local input's value in Asia/Shanghai; '' for an incomplete one. */
export function fromLocalInput(value: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? `${value.slice(0, 16)}:00+08:00` : '';
}
