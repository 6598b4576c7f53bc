import type { Knex } from 'knex';
import type { z } from 'zod';
import type { CalendarChange, CalendarDay } from '../../domain/contract/settings.ts';
import { addDays } from '../../domain/time.ts';
import { type CalendarExceptions, isWorkingDay } from '../../domain/working-time.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { SETTINGS_STREAM } from '../settings/settings.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import type { Listed } from '../sql/list.ts';

const CACHE_MS = 10 * 60_000;

/** Returns a reader of the working-day calendar that asks the database at most every ten minutes. */
export function calendarReader(db: Knex): () => Promise<CalendarExceptions> {
  let known: { at: number; exceptions: CalendarExceptions } | null = null;
  return async () => {
    if (known && Date.now() - known.at < CACHE_MS) return known.exceptions;
    const rows = await db<{ day: string; is_working: boolean }>('calendar_exception').select('day', 'is_working');
    known = { at: Date.now(), exceptions: Object.fromEntries(rows.map((row) => [row.day, row.is_working])) };
    return known.exceptions;
  };
}

/** `count` days from the first one, each with whether it is a working day and why it differs from its weekday. */
export async function calendarDays(db: Reader, from: string, count: number): Promise<Listed<CalendarDay>> {
  const rows = await db<{ day: string; is_working: boolean; name: string }>('calendar_exception')
    .where('day', '>=', from)
    .select('day', 'is_working', 'name');
  const exceptions = Object.fromEntries(rows.map(({ day, is_working: isWorking }) => [day, isWorking]));
  const names = new Map(rows.map(({ day, name }) => [day, name]));
  const data = Array.from({ length: count }, (_, index) => {
    const day = addDays(from, index);
    return { day, isWorking: isWorkingDay(day, exceptions), name: names.get(day) ?? null };
  });
  return { data, total: count };
}

/** A day that equals its weekday's default is deleted from the exceptions. */
export async function changeCalendarDay(
  trx: Transaction,
  { day, isWorking, name }: z.output<typeof CalendarChange>,
  actor: Actor,
): Promise<CalendarDay> {
  await trx.raw('lock table calendar_exception in exclusive mode');
  const before = (await calendarDays(trx, day, 1)).data[0];
  if (isWorking === isWorkingDay(day, {})) await trx('calendar_exception').where({ day }).del();
  else await trx('calendar_exception').insert({ day, is_working: isWorking, name }).onConflict('day').merge();
  const after = (await calendarDays(trx, day, 1)).data[0];
  if (!after) throw new Error('the calendar has no such day');
  if (JSON.stringify(before) !== JSON.stringify(after))
    await appendEvent(trx, { stream: SETTINGS_STREAM, name: 'change_calendar_day', actor, before, after });
  return after;
}
