import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTerminal, STAGE_NAMES } from '../../domain/stage.ts';
import { mondayOf } from '../../domain/time.ts';
import { countsFor, DEFAULT_TIME_LIMITS, dueAt, isWorkingDay, workingDays } from '../../domain/working-time.ts';

const NATIONAL_DAY = { '2026-10-01': false, '2026-10-02': false, '2026-10-10': true };
const at = (text: string) => new Date(`${text}+08:00`);

describe('the working calendar', () => {
  it('R:E5 counts only working days in a time limit: no weekends and holidays, but a working Saturday', () => {
    expect(dueAt(at('2026-11-23T10:00'), 2, {})).toEqual(at('2026-11-25T10:00'));
    expect(dueAt(at('2026-11-27T10:00'), 1, {})).toEqual(at('2026-11-30T10:00'));
    expect(dueAt(at('2026-11-28T10:00'), 1, {})).toEqual(at('2026-12-01T00:00'));
    expect(dueAt(at('2026-09-30T12:00'), 1, NATIONAL_DAY)).toEqual(at('2026-10-05T12:00'));
    expect(dueAt(at('2026-10-09T12:00'), 1, NATIONAL_DAY)).toEqual(at('2026-10-10T12:00'));
    expect(dueAt(at('2026-11-23T10:00'), 0.5, {})).toEqual(at('2026-11-23T22:00'));
  });

  it('R:E5 knows the working days', () => {
    expect(
      ['2026-10-01', '2026-10-05', '2026-10-10', '2026-10-11'].map((day) => isWorkingDay(day, NATIONAL_DAY)),
    ).toEqual([false, true, true, false]);
  });

  it('R:E5 begins weeks on Monday, and counts days off for the next working day', () => {
    expect(['2026-11-22', '2026-11-23', '2026-11-29', '2027-01-01'].map(mondayOf)).toEqual([
      '2026-11-16',
      '2026-11-23',
      '2026-11-23',
      '2026-12-28',
    ]);
    const days = workingDays('2026-09-30', '2026-10-11', NATIONAL_DAY);
    expect(days.map((day) => day.slice(5))).toEqual([
      ...['09-30', '10-05', '10-06', '10-07', '10-08', '10-09', '10-10'],
    ]);
    expect(['2026-09-30', '2026-10-01', '2026-10-04', '2026-10-11'].map((day) => countsFor(day, days))).toEqual([
      '2026-09-30',
      '2026-10-05',
      '2026-10-05',
      // No working day follows yet.
      '2026-10-10',
    ]);
    expect(countsFor('2026-10-01', [])).toBeUndefined();
  });

  it('R:E5 never gives a longer limit or a later start an earlier end', () => {
    const start = fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true });
    const limit = fc.double({ min: 0.001, max: 40, noNaN: true });
    fc.assert(
      fc.property(start, start, limit, limit, (one, two, shorter, longer) => {
        const [early, late] = [one, two].sort((a, b) => a.getTime() - b.getTime());
        const [less, more] = [shorter, longer].sort((a, b) => a - b);
        if (!early || !late || less === undefined || more === undefined) return;
        expect(dueAt(early, less, NATIONAL_DAY).getTime()).toBeLessThanOrEqual(
          dueAt(late, more, NATIONAL_DAY).getTime(),
        );
        expect(dueAt(early, less, NATIONAL_DAY).getTime() - early.getTime()).toBeGreaterThanOrEqual(
          less * 86_400_000 - 1,
        );
      }),
    );
  });

  it('R:E5 has a default limit for every stage that waits for somebody', () => {
    for (const stage of STAGE_NAMES) expect(DEFAULT_TIME_LIMITS[stage] !== undefined, stage).toBe(!isTerminal(stage));
  });
});
