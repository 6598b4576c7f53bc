/** Time limits in working days (requirement E5): each stage that waits for a person has one. */
import { STAGE_NAMES, STAGES, type Stage } from './stage.ts';
import { addDays, businessDay, DAY_MS, startOfDay } from './time.ts';

export type TimeLimits = Partial<Record<Stage, number>>;

/** Working days a stage may take before it is overdue, where settings do not say otherwise. */
export const DEFAULT_TIME_LIMITS: TimeLimits = Object.fromEntries(
  STAGE_NAMES.flatMap((stage) => {
    const { workingDays } = STAGES[stage];
    return workingDays === null ? [] : [[stage, workingDays]];
  }),
);

/** Days that differ from Monday to Friday: public holidays (false) and working weekends (true), by YYYY-MM-DD. */
export type CalendarExceptions = Readonly<Record<string, boolean>>;

/** Whether the business day is worked. */
export function isWorkingDay(day: string, exceptions: CalendarExceptions): boolean {
  const exception = exceptions[day];
  if (exception !== undefined) return exception;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The working days of a span of business days, both ends within. */
export function workingDays(from: string, to: string, exceptions: CalendarExceptions): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
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
  let remaining = limit * DAY_MS;
  let at = from.getTime();
  for (let day = businessDay(from); ; day = addDays(day, 1)) {
    const midnight = startOfDay(day).getTime() + DAY_MS;
    if (isWorkingDay(day, exceptions)) {
      const available = midnight - at;
      if (remaining <= available) return new Date(at + remaining);
      remaining -= available;
    }
    at = midnight;
  }
}
