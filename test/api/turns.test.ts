/** What is remembered for a moment: whose turn it is to be looked at, and whose password was proved. */
import { describe, expect, it } from 'vitest';
import { createProved } from '../../api/session/proved.ts';
import { nextInTurn } from '../../api/watch/turn.ts';

describe('the watch over slow work', () => {
  it('R:E5 asks about a few at a time, and about everyone in time', () => {
    const ids = ['e', 'b', 'd', 'a', 'c'];
    const seen: string[][] = [];
    let after: string | null = null;
    for (let look = 1; look <= 5; look += 1) {
      seen.push(nextInTurn(ids, after, 2));
      after = seen.at(-1)?.at(-1) ?? null;
    }
    expect(seen.map((two) => two.join(''))).toEqual(['ab', 'cd', 'ea', 'bc', 'de']);
  });

  it('R:E5 goes on where the last one is over meanwhile, and asks everyone where they are few', () => {
    expect(nextInTurn(['a', 'c', 'd'], 'b', 2)).toEqual(['c', 'd']);
    expect(nextInTurn(['a', 'c'], 'x', 50)).toEqual(['a', 'c']);
    expect(nextInTurn([], 'x', 50)).toEqual([]);
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
