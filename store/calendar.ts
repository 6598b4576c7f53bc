import type { Knex } from 'knex';
import type { CalendarExceptions } from '../domain/working-time.ts';

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
