/** Time limits in working days (requirement E5): each stage that waits for a person has one. */
import { STAGE_NAMES, STAGES, type Stage } from './stage.ts';
import { addDays, businessDay, DAY_MS, startOfDay } from './time.ts';

export type TimeLimits = Partial<Record<Stage, number>>;

/** Working days after which a stage is overdue, unless settings override them. */
export const DEFAULT_TIME_LIMITS: TimeLimits = Object.fromEntries(
  STAGE_NAMES.flatMap((stage) => {
    const { workingDays } = STAGES[stage];
    return workingDays === null ? [] : [[stage, workingDays]];
  }),
);

/**
 * Days that differ from their weekday's default: public holidays (false) and working weekends (true), by YYYY-MM-DD.
 */
export type CalendarExceptions = Readonly<Record<string, boolean>>;

/** Whether the business day is a working day. */
export function isWorkingDay(day: string, exceptions: CalendarExceptions): boolean {
  const exception = exceptions[day];
  if (exception !== undefined) return exception;
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}

/** The working days of a span of business days, both ends included. */
export function workingDays(from: string, to: string, exceptions: CalendarExceptions): string[] {
  const days: string[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) {
    if (isWorkingDay(day, exceptions)) days.push(day);
  }
  return days;
}

/**
 * The working day that an event on `day` counts for: the day itself or the next working day; if there is none yet,
 * the last one.
 */
export function countsFor(day: string, ofWorkingDays: readonly string[]): string | undefined {
  return ofWorkingDays.find((workingDay) => workingDay >= day) ?? ofWorkingDays.at(-1);
}

/**
 * The instant `limit` working days after `from`: only time on working days (Asia/Shanghai) counts; fractions of a day
 * are allowed.
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
