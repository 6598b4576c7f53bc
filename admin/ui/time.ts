import type { Translate } from '../words/useT.ts';

const ZONE = 'Asia/Shanghai';
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const SHANGHAI_OFFSET = 8 * HOUR;

type Language = 'zh' | 'en';

const TAG: Record<Language, string> = { zh: 'zh-CN', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: Language, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(TAG[language], { timeZone: ZONE, ...options });
  formats.set(key, known);
  return known;
}

/** Day and time of an instant in Asia/Shanghai, e.g. 2026/11/24 09:30. */
export function moment(instant: string, language: Language): string {
  return format(language, 'moment', {
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** The day with its weekday, e.g. 11月24日星期二. */
export function dayInWords(instant: string, language: Language): string {
  return format(language, 'day', { month: 'long', day: 'numeric', weekday: 'long' }).format(new Date(instant));
}

/** Hour and minute, e.g. 09:30. */
export function clock(instant: string, language: Language): string {
  const options = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
  return format(language, 'clock', options).format(new Date(instant));
}

/** How long ago, in words. */
export function age(since: string, t: Translate, now = Date.now()): string {
  const passed = Math.max(0, now - new Date(since).getTime());
  if (passed < MINUTE) return t('age.now');
  if (passed < HOUR) return t('age.minutes', { count: Math.floor(passed / MINUTE) });
  if (passed < DAY) return t('age.hours', { count: Math.floor(passed / HOUR) });
  const days = Math.floor(passed / DAY);
  const hours = Math.floor((passed % DAY) / HOUR);
  return days > 6 || hours === 0 ? t('age.days', { count: days }) : t('age.days_hours', { days, hours });
}

/** Whether the time limit has passed or passes within a day; null where there is nothing to say. */
export function dueState(dueAt: string | null, now = Date.now()): 'overdue' | 'soon' | null {
  if (!dueAt) return null;
  const left = new Date(dueAt).getTime() - now;
  if (left < 0) return 'overdue';
  return left < DAY ? 'soon' : null;
}

/** The value of a datetime-local input for an instant, in Asia/Shanghai. */
export function toLocalInput(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_OFFSET).toISOString().slice(0, 16);
}

/** The instant that a datetime-local input names, in Asia/Shanghai; '' for an unfinished one. */
export function fromLocalInput(value: string): string {
  return /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value) ? `${value.slice(0, 16)}:00+08:00` : '';
}

/** Midnight of the Shanghai day `days` days after that of the instant. */
export function shanghaiMidnight(instant: Date, days = 0): Date {
  const local = instant.getTime() + SHANGHAI_OFFSET;
  return new Date(Math.floor(local / DAY) * DAY + days * DAY - SHANGHAI_OFFSET);
}
