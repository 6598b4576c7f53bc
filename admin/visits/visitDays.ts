import type { VisitRow } from '../../domain/contract/visit.ts';
import { businessDay, midnightOf, mondayOf, startOfDay } from '../../domain/time.ts';
import { waysOnDay } from './waysOnDay.ts';

export type Span = 'day' | 'week';

export const DAYS: Record<Span, number> = { day: 1, week: 7 };

/** The first displayed midnight: of the day, or of the Monday of its week. */
export function startOf(span: Span, instant: Date): Date {
  return span === 'day' ? midnightOf(instant) : startOfDay(mondayOf(businessDay(instant)));
}

/** The visits of each displayed day, by time. */
export function visitsByDay(visits: readonly VisitRow[], start: Date, days: number) {
  return Array.from({ length: days }, (_, index) => {
    const midnight = midnightOf(start, index);
    const day = businessDay(midnight);
    const entries = visits
      .filter((visit) => businessDay(new Date(visit.startsAt)) === day)
      .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
    return { day, midnight, entries, ways: waysOnDay(visits, midnight) };
  });
}
