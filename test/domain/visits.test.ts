import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answerTimes, visitSpan } from '../../domain/visit.ts';

const at = (text: string) => new Date(`${text}+08:00`);

describe('the time span of a visit with travel', () => {
  it.each([
    ['2026-12-02T09:00', '2026-12-02T12:00', 0, 0, '2026-12-02T09:00', '2026-12-02T12:00'],
    ['2026-12-02T09:00', '2026-12-02T12:00', 1, 1, '2026-12-01T12:00', '2026-12-03T00:00'],
    ['2026-12-02T09:00', '2026-12-02T17:00', 2, 1, '2026-12-01T00:00', '2026-12-03T12:00'],
    ['2026-12-02T14:00', '2026-12-02T17:00', 1, 2, '2026-12-02T00:00', '2026-12-04T00:00'],
  ])('R:E4 covers, for a visit from %s to %s with %d and %d half days of travel, the time from %s to %s', (...row) => {
    const [starts, ends, before, after, leaves, returns] = row;
    expect(visitSpan(at(starts), at(ends), before, after)).toEqual({ leavesAt: at(leaves), returnsAt: at(returns) });
  });

  it('R:E4 contains the visit, and never gets shorter with more half days of travel', () => {
    const minutes = fc.integer({ min: 0, max: 40 * 1440 });
    const halves = fc.integer({ min: 0, max: 2 });
    fc.assert(
      fc.property(minutes, fc.integer({ min: 1, max: 3 * 1440 }), halves, halves, (start, length, before, after) => {
        const starts = new Date(Date.parse('2026-12-01T00:00:00Z') + start * 60_000);
        const ends = new Date(starts.getTime() + length * 60_000);
        const { leavesAt, returnsAt } = visitSpan(starts, ends, before, after);
        const shorter = visitSpan(starts, ends, Math.max(0, before - 1), Math.max(0, after - 1));
        expect(leavesAt <= shorter.leavesAt && leavesAt <= starts).toBe(true);
        expect(returnsAt >= shorter.returnsAt && returnsAt >= ends).toBe(true);
      }),
    );
  });
});

describe('the time for an answer to a visit date', () => {
  it('R:C12 lasts two working days with a reminder after the first, and ends when the visit begins', () => {
    const friday = at('2026-11-27T10:00');
    expect(answerTimes(friday, at('2026-12-10T09:00'), {})).toEqual({
      answerBy: at('2026-12-01T10:00'),
      remindAt: at('2026-11-30T10:00'),
    });
    expect(answerTimes(friday, at('2026-11-30T09:00'), {})).toEqual({
      answerBy: at('2026-11-30T09:00'),
      remindAt: null,
    });
  });
});
