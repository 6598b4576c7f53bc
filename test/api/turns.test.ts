/** What is remembered for a moment: whose turn it is to be looked at, and whose password was proved. */
import { describe, expect, it } from 'vitest';
import { createProved } from '../../api/session/proved.ts';
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
