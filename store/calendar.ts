import type { Knex } from 'knex';
import { type CalendarExceptions, isWorkingDay } from '../domain/working-time.ts';
import type { Reader } from './database.ts';
import type { Listed } from './list.ts';

const FRESH_FOR = 10 * 60_000;

/** A reader of the working-day calendar that asks the database at most every ten minutes. */
export function calendarReader(db: Knex): () => Promise<CalendarExceptions> {
  let known: { at: number; exceptions: CalendarExceptions } | null = null;
  return async () => {
    if (known && Date.now() - known.at < FRESH_FOR) return known.exceptions;
    const rows = await db<{ day: string; is_working: boolean }>('calendar_exception').select('day', 'is_working');
    known = { at: Date.now(), exceptions: Object.fromEntries(rows.map((row) => [row.day, row.is_working])) };
    return known.exceptions;
  };
}

/** So many days from the first one, each with whether it is worked and why it differs from its weekday. */
export async function calendarDays(
  db: Reader,
  from: string,
  count: number,
): Promise<Listed<{ day: string; isWorking: boolean; name: string | null }>> {
  const rows = await db<{ day: string; is_working: boolean; name: string }>('calendar_exception')
    .where('day', '>=', from)
    .select('day', 'is_working', 'name');
  const exceptions = Object.fromEntries(rows.map(({ day, is_working: isWorking }) => [day, isWorking]));
  const names = new Map(rows.map(({ day, name }) => [day, name]));
  const data = Array.from({ length: count }, (_, index) => {
    const day = new Date(Date.parse(from) + index * 86_400_000).toISOString().slice(0, 10);
    return { day, isWorking: isWorkingDay(day, exceptions), name: names.get(day) ?? null };
  });
  return { data, total: count };
}
