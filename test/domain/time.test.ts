import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  businessDay,
  daysBetween,
  endOfDay,
  formatTime,
  midnightOf,
  mondayOf,
  startOfDay,
  wallClock,
} from '../../domain/time.ts';

const instants = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('2100-01-01T00:00:00Z'),
  noInvalidDate: true,
});
const inShanghai = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Shanghai',
  dateStyle: 'short',
  timeStyle: 'medium',
});

describe('time in Asia/Shanghai', () => {
  it('shows what clocks in Shanghai show, at every instant of the century', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const shown = wallClock(instant).toISOString().slice(0, 19).replace('T', ' ');
        expect(shown).toBe(inShanghai.format(instant));
        expect(businessDay(instant)).toBe(shown.slice(0, 10));
      }),
    );
  });

  it('begins and ends each day at midnight in Shanghai', () => {
    fc.assert(
      fc.property(instants, (instant) => {
        const day = businessDay(instant);
        expect(startOfDay(day) <= instant && instant < endOfDay(day)).toBe(true);
        expect(startOfDay(day)).toEqual(new Date(`${day}T00:00:00+08:00`));
        expect(midnightOf(instant)).toEqual(startOfDay(day));
        expect(midnightOf(instant, 3)).toEqual(startOfDay(addDays(day, 3)));
      }),
    );
    expect(endOfDay('9999-12-31').getTime()).toBe(Date.parse('9999-12-31T24:00:00+08:00'));
  });

  it('counts days across months and leap years, and weeks from Monday', () => {
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2027-01-01', -1)).toBe('2026-12-31');
    expect(daysBetween('2026-11-01', '2026-11-30')).toBe(30);
    expect(mondayOf('2026-11-29')).toBe('2026-11-23');
  });

  it('R:E8 writes an instant in the language of the reader', () => {
    const instant = '2026-11-24T01:30:15Z';
    expect(formatTime(instant, 'minute', 'zh')).toBe('2026年11月24日 09:30');
    expect(formatTime(instant, 'minute', 'en')).toBe('24 Nov 2026, 09:30');
    expect(formatTime(instant, 'evenMinute', 'zh')).toBe('2026/11/24 09:30');
    expect(formatTime(instant, 'longWeekday', 'zh')).toBe('11月24日星期二');
    expect(formatTime(instant, 'clock', 'en')).toBe('09:30');
  });
});
