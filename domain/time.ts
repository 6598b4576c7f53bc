/**
 * Days, clock times and dates in Asia/Shanghai, which is eight hours ahead of UTC all year. For the server, both
 * interfaces and the public pages.
 */
import type { Language } from './language.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 60 * MINUTE_MS;
export const HALF_DAY_MS = 12 * HOUR_MS;
export const DAY_MS = 24 * HOUR_MS;

const ZONE = 'Asia/Shanghai';
const OFFSET_MS = 8 * HOUR_MS;

/** The instant shifted so that its UTC parts are the wall clock in Shanghai. */
export function wallClock(instant: Date): Date {
  return new Date(instant.getTime() + OFFSET_MS);
}

/** The instant at which the wall clock in Shanghai shows the UTC parts of `wall`. */
export function fromWallClock(wall: Date): Date {
  return new Date(wall.getTime() - OFFSET_MS);
}

/** The business day of an instant, as YYYY-MM-DD. */
export function businessDay(instant: Date): string {
  return wallClock(instant).toISOString().slice(0, 10);
}

/** The business day `days` days from `now`. */
export function businessDayIn(days: number, now = Date.now()): string {
  return businessDay(new Date(now + days * DAY_MS));
}

/** The day `days` days after the day YYYY-MM-DD. */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The number of days from `from` to `to`, both included. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / DAY_MS + 1;
}

/** The Monday of the week of a day. */
export function mondayOf(day: string): string {
  return addDays(day, -((new Date(day).getUTCDay() + 6) % 7));
}

/** The first instant of a business day. */
export function startOfDay(day: string): Date {
  return fromWallClock(new Date(day));
}

/** The first instant after a business day. */
export function endOfDay(day: string): Date {
  return new Date(startOfDay(day).getTime() + DAY_MS);
}

/** Midnight of the business day `days` days after that of the instant. */
export function midnightOf(instant: Date, days = 0): Date {
  return new Date(startOfDay(businessDay(instant)).getTime() + days * DAY_MS);
}

const LOCALES = { zh: 'zh-CN', en: 'en-GB' } as const satisfies Record<Language, string>;

const CLOCK = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const FORMATS = {
  /** 2026年11月24日 · 24 Nov 2026 */
  day: () => ({ dateStyle: 'medium' }),
  /** 2026年11月24日 09:30 · 24 Nov 2026, 09:30 */
  minute: () => ({ dateStyle: 'medium', timeStyle: 'short' }),
  /** 2026/11/24 09:30 · 24/11/2026, 09:30 */
  shortMinute: () => ({ dateStyle: 'short', timeStyle: 'short' }),
  /** Like `shortMinute`, with the same width for all instants: for columns. */
  evenMinute: () => ({ year: 'numeric', month: '2-digit', day: '2-digit', ...CLOCK }),
  /** 11月24日星期二 · Tue 24 Nov */
  weekday: (language: Language) => {
    const length = language === 'zh' ? 'long' : 'short';
    return { month: length, day: 'numeric', weekday: length };
  },
  /** 11月24日星期二 · Tuesday 24 November */
  longWeekday: () => ({ month: 'long', day: 'numeric', weekday: 'long' }),
  /** 09:30 */
  clock: () => CLOCK,
  /** 09:30:15 */
  second: () => ({ timeStyle: 'medium' }),
} as const satisfies Record<string, (language: Language) => Intl.DateTimeFormatOptions>;

export type TimeFormat = keyof typeof FORMATS;

const formatters = new Map<string, Intl.DateTimeFormat>();

/** The instant formatted for the reader's language. */
export function formatTime(instant: Date | string, format: TimeFormat, language: Language): string {
  const name = `${language} ${format}`;
  const formatter =
    formatters.get(name) ??
    new Intl.DateTimeFormat(LOCALES[language], { timeZone: ZONE, ...FORMATS[format](language) });
  formatters.set(name, formatter);
  return formatter.format(new Date(instant));
}
