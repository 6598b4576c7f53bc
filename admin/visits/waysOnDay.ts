import type { VisitRow } from '../../domain/contract/visit.ts';
import { HALF_DAY_MS, midnightOf } from '../../domain/time.ts';
import { type Way, waysOf } from '../../domain/visit.ts';
import type { WordKey } from '../words/useT.ts';

export interface WayOnDay {
  readonly visit: VisitRow;
  readonly direction: Way['direction'];
  readonly part: Extract<WordKey, 'travel.morning' | 'travel.afternoon' | 'travel.whole_day'>;
}

/** Who travels to or from which visit on this day, and in which half of it. */
export function waysOnDay(visits: readonly VisitRow[], midnight: Date): WayOnDay[] {
  const [from, until] = [midnight.getTime(), midnightOf(midnight, 1).getTime()];
  return visits.flatMap((visit) => {
    const { travel } = visit;
    if (!travel) return [];
    const span = { ...travel, leavesAt: new Date(travel.leavesAt), returnsAt: new Date(travel.returnsAt) };
    return waysOf(span).flatMap(({ direction, startsAt, endsAt }): WayOnDay[] => {
      const [start, end] = [Math.max(from, startsAt.getTime()), Math.min(until, endsAt.getTime())];
      if (start >= end) return [];
      const half = start === from ? 'travel.morning' : 'travel.afternoon';
      return [{ visit, direction, part: end - start > HALF_DAY_MS ? 'travel.whole_day' : half }];
    });
  });
}
