/** Time limits in working days (requirement E5): each stage that waits for a person has one. */
import type { Stage } from './stage.ts';

export type TimeLimits = Partial<Record<Stage, number>>;

/** Working days a stage may take before it is overdue; settings may say otherwise. */
export const DEFAULT_TIME_LIMITS: TimeLimits = {
  rejected: 20,
  awaiting_first_review: 2,
  awaiting_second_review: 3,
  awaiting_sample: 10,
  scheduled: 15,
  in_progress: 10,
  awaiting_check: 3,
  awaiting_issue: 2,
};

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const SHANGHAI_OFFSET = 8 * HOUR;

/** Days that differ from Monday to Friday: public holidays (false) and working weekends (true), by YYYY-MM-DD. */
export type CalendarExceptions = Readonly<Record<string, boolean>>;

/** Whether the business day is worked. */
export function isWorkingDay(day: string, exceptions: CalendarExceptions): boolean {
  const exception = exceptions[day];
  if (exception !== undefined) return exception;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The Monday of the week of a business day. */
export function mondayOf(day: string): string {
  const at = Date.parse(day);
  return new Date(at - ((new Date(at).getUTCDay() + 6) % 7) * DAY).toISOString().slice(0, 10);
}

/** The working days of a span of business days, both ends within. */
export function workingDays(from: string, to: string, exceptions: CalendarExceptions): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(to); at += DAY) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (isWorkingDay(day, exceptions)) days.push(day);
  }
  return days;
}

/** The working day that what happens on `day` counts for: itself or the next of them; the last, where none follows yet. */
export function countsFor(day: string, ofWorkingDays: readonly string[]): string | undefined {
  return ofWorkingDays.find((workingDay) => workingDay >= day) ?? ofWorkingDays.at(-1);
}

/**
 * The instant `limit` working days after `from`: only the time of working days (Asia/Shanghai) counts; fractions of a
 * day are allowed.
 */
export function dueAt(from: Date, limit: number, exceptions: CalendarExceptions): Date {
  let remaining = limit * DAY;
  let local = from.getTime() + SHANGHAI_OFFSET;
  for (;;) {
    const midnight = Math.floor(local / DAY) * DAY + DAY;
    const day = new Date(midnight - DAY).toISOString().slice(0, 10);
    if (isWorkingDay(day, exceptions)) {
      const available = midnight - local;
      if (remaining <= available) return new Date(local + remaining - SHANGHAI_OFFSET);
      remaining -= available;
    }
    local = midnight;
  }
}
