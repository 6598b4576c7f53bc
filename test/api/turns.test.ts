/** What is remembered for a moment: whose turn it is to be looked at, who was heard of, and whose password was proved. */
import { describe, expect, it } from 'vitest';
import { createProved } from '../../api/session/proved.ts';
import { beginAttendance, fallsBehind, isUnasked, presenceOf } from '../../api/watch/attendance.ts';
import { judgeLines, type Lines } from '../../api/watch/lines.ts';
import { whoseTurn } from '../../api/watch/turn.ts';

describe('the watch over slow work', () => {
  const names = (count: number) =>
    Array.from({ length: count }, (_, index) => `order-${String(index).padStart(3, '0')}`);

  it('R:E5 asks a fifth at a time, and everyone within five looks', () => {
    const ids = names(200);
    const asked = new Set<string>();
    let after: string | null = null;
    for (let look = 1; look <= 5; look += 1) {
      const turn = whoseTurn([...ids].reverse(), [], after);
      expect(turn.asked).toHaveLength(40);
      for (const id of turn.asked) asked.add(id);
      after = turn.last;
    }
    expect([...asked].sort()).toEqual(ids);
  });

  it('R:E5 asks those that are known to fail in every look, until they are no more at slow work', () => {
    const ids = [...names(200), 'certificate/17', 'import/4'];
    const turn = whoseTurn(ids, ['import/4', 'order-150', 'over'], 'order-010');
    expect(turn.asked.slice(0, 2)).toEqual(['import/4', 'order-150']);
    expect(turn.asked.slice(2, 4)).toEqual(['order-011', 'order-012']);
    expect(turn.asked).not.toContain('over');
    expect(turn.last).toBe('order-051');
  });

  it('R:E5 goes on where the last one is over meanwhile, and asks everyone where they are few', () => {
    expect(whoseTurn(['a', 'c', 'd'], [], 'b')).toEqual({ asked: ['c', 'd', 'a'], last: 'a' });
    expect(whoseTurn(['a', 'c'], ['c'], 'x')).toEqual({ asked: ['c', 'a'], last: 'c' });
    expect(whoseTurn([], ['c'], 'x')).toEqual({ asked: [], last: null });
  });
});

describe('a line of those who wait', () => {
  const first = (id: string, subject = 'outbox:messages') => ({
    id,
    subject,
    cause: 'standing_still' as const,
    since: '2026-11-30T00:00:00.000Z',
    evidence: { waits: 'messages' as const, waiting: 7 },
  });
  /** Looks once for each of these: who is first, and when the worker last gave a sign of life; says which looks found it still. */
  const found = (looks: readonly (readonly [id: string | null, sign: number | null])[]) => {
    let lines: Lines = new Map();
    return looks.flatMap(([id, sign], index) => {
      const judged = judgeLines(id === null ? [] : [first(id)], sign, lines);
      lines = judged.lines;
      return judged.still.length > 0 ? [index] : [];
    });
  };

  it('R:E5 stands still when the same one is first while a worker gives five signs of life', () => {
    expect(found([0, 4, 8, 12, 16, 20, 24].map((sign) => ['a', sign] as const))).toEqual([5, 6]);
  });

  it('R:E5 does not while the worker is away, however often it is looked at, nor when it has just come back', () => {
    expect(found(Array.from({ length: 50 }, () => ['a', 0] as const))).toEqual([]);
    expect(found(Array.from({ length: 50 }, () => ['a', null] as const))).toEqual([]);
    const away = Array.from({ length: 9 }, () => ['a', 4] as const);
    expect(found([['a', 0], ...away, ['a', 60], [null, 64]])).toEqual([]);
  });

  it('R:E5 does not while it moves, however long it is', () => {
    const moving = Array.from({ length: 40 }, (_, look) => [`m${Math.floor(look / 3)}`, look * 4] as const);
    expect(found(moving)).toEqual([]);
  });

  it('R:E5 is over with the first one that goes; a first glance decides nothing', () => {
    const before: Lines = new Map([
      ['outbox:messages', { id: 'a', sign: 0, passed: 9 }],
      ['outbox:deliveries', { id: 'd', sign: 0, passed: 2 }],
    ]);
    const waiting = [first('b'), first('d', 'outbox:deliveries'), first('i', 'import:i')];
    expect(judgeLines(waiting, 4, before)).toMatchObject({ still: [], undecided: ['outbox:deliveries', 'import:i'] });
  });
});

describe('a process', () => {
  const at = (seconds: number) => seconds * 1000;

  it('R:E5 that starts with the watch is awaited for a minute', () => {
    const attendance = beginAttendance(at(100));
    const presence = (now: number, silence?: number, isKnown = false) =>
      presenceOf(attendance, 'documents', silence, isKnown, at(now));
    // It gave no sign yet, or the last one the day before.
    for (const silence of [undefined, 80_000]) {
      expect(presence(101, silence)).toBe('awaited');
      expect(presence(159, silence)).toBe('awaited');
      expect(presence(161, silence)).toBe('missing');
      // Who was called missing before the watch began stays so until heard of.
      expect(presence(101, silence, true)).toBe('missing');
    }
    expect(presence(165, 1, true)).toBe('there');
  });

  it('R:E5 that was heard of is missing when it is silent, or has not come back from signing off', () => {
    const attendance = beginAttendance(at(100));
    const presence = (now: number, silence?: number) => presenceOf(attendance, 'worker', silence, false, at(now));
    expect(presence(101, 0.5)).toBe('there');
    expect(presence(114, 13.5)).toBe('missing');
    expect(presence(115, 0)).toBe('there');
    expect(presence(120)).toBe('there');
    expect(presence(129)).toBe('missing');
  });

  it('R:E5 that yields to all other work does not fall behind where certificates or imports wait for minutes', () => {
    for (const name of ['documents', 'imports'] as const) {
      expect(fallsBehind(name, 4 * 60_000)).toBe(false);
      expect(fallsBehind(name, 5 * 60_000)).toBe(true);
    }
    expect(fallsBehind('worker', 59_000)).toBe(false);
    expect(fallsBehind('worker', 60_000)).toBe(true);
  });

  it('R:E5 that asks a server which has just come up is not missing for it', () => {
    const attendance = beginAttendance(at(100));
    expect(isUnasked(attendance, null, at(101))).toBe(false);
    expect(isUnasked(attendance, at(60), at(200))).toBe(false);
    expect(isUnasked(attendance, null, at(210))).toBe(false);
    expect(isUnasked(attendance, at(76), at(220))).toBe(true);
    expect(isUnasked(attendance, null, at(220))).toBe(true);
  });
});

describe('a password that was proved a moment ago', () => {
  it('R:C13 is known again for five minutes, for this account and this hash alone', () => {
    let now = 0;
    const proved = createProved(() => now);
    expect(proved.includes('issuer', 'hash-1', 'Right-2026')).toBe(false);
    proved.remember('issuer', 'hash-1', 'Right-2026');
    expect(proved.includes('issuer', 'hash-1', 'Right-2026')).toBe(true);
    expect(proved.includes('issuer', 'hash-1', 'Wrong-2026')).toBe(false);
    expect(proved.includes('issuer', 'hash-2', 'Right-2026')).toBe(false);
    expect(proved.includes('checker', 'hash-1', 'Right-2026')).toBe(false);
    now = 5 * 60_000 - 1;
    expect(proved.includes('issuer', 'hash-1', 'Right-2026')).toBe(true);
    now += 1;
    expect(proved.includes('issuer', 'hash-1', 'Right-2026')).toBe(false);
  });

  it('R:C13 is forgotten with the process: another one knows nothing of it', () => {
    const proved = createProved();
    proved.remember('issuer', 'hash', 'Right-2026');
    expect(createProved().includes('issuer', 'hash', 'Right-2026')).toBe(false);
  });
});
