/** What the API holds in memory between two scans or requests: batches of workflows, heartbeats, proved passwords. */
import { describe, expect, it } from 'vitest';
import { fallsBehind, isUnpolled, newPresence, presenceOf } from '../../api/monitor/presence.ts';
import { nextRoundRobinBatch } from '../../api/monitor/round-robin.ts';
import { findStalled, type Heads } from '../../api/monitor/waiting-rows.ts';
import { createPasswordCache } from '../../api/session/password-cache.ts';

describe('the monitor of slow work', () => {
  const names = (count: number) =>
    Array.from({ length: count }, (_, index) => `order-${String(index).padStart(3, '0')}`);

  it('R:E5 reads a fifth of the workflows in each scan, and all within five', () => {
    const ids = names(200);
    const read = new Set<string>();
    let after: string | null = null;
    for (let scan = 1; scan <= 5; scan += 1) {
      const turn = nextRoundRobinBatch([...ids].reverse(), [], after);
      expect(turn.batch).toHaveLength(40);
      for (const id of turn.batch) read.add(id);
      after = turn.last;
    }
    expect([...read].sort()).toEqual(ids);
  });

  it('R:E5 reads failing workflows in every scan until they have no slow work', () => {
    const ids = [...names(200), 'certificate/17', 'import/4'];
    const turn = nextRoundRobinBatch(ids, ['import/4', 'order-150', 'over'], 'order-010');
    expect(turn.batch.slice(0, 2)).toEqual(['import/4', 'order-150']);
    expect(turn.batch.slice(2, 4)).toEqual(['order-011', 'order-012']);
    expect(turn.batch).not.toContain('over');
    expect(turn.last).toBe('order-051');
  });

  it('R:E5 continues after a workflow that has ended, and reads all of them if they are few', () => {
    expect(nextRoundRobinBatch(['a', 'c', 'd'], [], 'b')).toEqual({ batch: ['c', 'd', 'a'], last: 'a' });
    expect(nextRoundRobinBatch(['a', 'c'], ['c'], 'x')).toEqual({ batch: ['c', 'a'], last: 'c' });
    expect(nextRoundRobinBatch([], ['c'], 'x')).toEqual({ batch: [], last: null });
  });
});

describe('a queue of waiting rows', () => {
  const first = (id: string, subject = 'outbox:messages') => ({
    id,
    subject,
    cause: 'standing_still' as const,
    since: '2026-11-30T00:00:00.000Z',
    evidence: { waits: 'messages' as const, waiting: 7 },
  });
  /** Scans once for each entry: the first row and the worker's last heartbeat; returns the indexes of scans that found it stalled. */
  const found = (scans: readonly (readonly [id: string | null, beat: number | null])[]) => {
    let heads: Heads = new Map();
    return scans.flatMap(([id, beat], index) => {
      const judged = findStalled(id === null ? [] : [first(id)], beat, heads);
      heads = judged.heads;
      return judged.stalled.length > 0 ? [index] : [];
    });
  };

  it('R:E5 is stalled if the same row stays first during five heartbeats of a worker', () => {
    expect(found([0, 4, 8, 12, 16, 20, 24].map((beat) => ['a', beat] as const))).toEqual([5, 6]);
  });

  it('R:E5 is not stalled while the worker is away, however many scans pass, nor when it has just returned', () => {
    expect(found(Array.from({ length: 50 }, () => ['a', 0] as const))).toEqual([]);
    expect(found(Array.from({ length: 50 }, () => ['a', null] as const))).toEqual([]);
    const away = Array.from({ length: 9 }, () => ['a', 4] as const);
    expect(found([['a', 0], ...away, ['a', 60], [null, 64]])).toEqual([]);
  });

  it('R:E5 is not stalled while it moves, however long it is', () => {
    const moving = Array.from({ length: 40 }, (_, scan) => [`m${Math.floor(scan / 3)}`, scan * 4] as const);
    expect(found(moving)).toEqual([]);
  });

  it('R:E5 stops being stalled when its first row is taken; a first scan decides nothing', () => {
    const before: Heads = new Map([
      ['outbox:messages', { id: 'a', heartbeat: 0, passed: 9 }],
      ['outbox:deliveries', { id: 'd', heartbeat: 0, passed: 2 }],
    ]);
    const waiting = [first('b'), first('d', 'outbox:deliveries'), first('i', 'import:i')];
    expect(findStalled(waiting, 4, before)).toMatchObject({
      stalled: [],
      undecided: ['outbox:deliveries', 'import:i'],
    });
  });
});

describe('a process', () => {
  const at = (seconds: number) => seconds * 1000;

  it('R:E5 is awaited for a minute if it starts together with the monitor', () => {
    const processes = newPresence(at(100));
    const presence = (now: number, silence?: number, isKnown = false) =>
      presenceOf(processes, 'documents', silence, isKnown, at(now));
    // No heartbeat yet, or the last one the day before.
    for (const silence of [undefined, 80_000]) {
      expect(presence(101, silence)).toBe('awaited');
      expect(presence(159, silence)).toBe('awaited');
      expect(presence(161, silence)).toBe('missing');
      // A process with an open incident stays missing until it gives a heartbeat.
      expect(presence(101, silence, true)).toBe('missing');
    }
    expect(presence(165, 1, true)).toBe('there');
  });

  it('R:E5 is missing if it falls silent, or does not return after it signed off', () => {
    const processes = newPresence(at(100));
    const presence = (now: number, silence?: number) => presenceOf(processes, 'worker', silence, false, at(now));
    expect(presence(101, 0.5)).toBe('there');
    expect(presence(114, 13.5)).toBe('missing');
    expect(presence(115, 0)).toBe('there');
    expect(presence(120)).toBe('there');
    expect(presence(129)).toBe('missing');
  });

  it('R:E5 does not fall behind if certificates or imports, which yield to other work, wait for minutes', () => {
    for (const name of ['documents', 'imports'] as const) {
      expect(fallsBehind(name, 4 * 60_000)).toBe(false);
      expect(fallsBehind(name, 5 * 60_000)).toBe(true);
    }
    expect(fallsBehind('worker', 59_000)).toBe(false);
    expect(fallsBehind('worker', 60_000)).toBe(true);
  });

  it('R:E5 is not missing because a server that has just started knows no poller', () => {
    const processes = newPresence(at(100));
    expect(isUnpolled(processes, null, at(101))).toBe(false);
    expect(isUnpolled(processes, at(60), at(200))).toBe(false);
    expect(isUnpolled(processes, null, at(210))).toBe(false);
    expect(isUnpolled(processes, at(76), at(220))).toBe(true);
    expect(isUnpolled(processes, null, at(220))).toBe(true);
  });
});

describe('a password that was proved recently', () => {
  it('R:C13 is accepted from memory for five minutes, for this account and hash only', () => {
    let now = 0;
    const proved = createPasswordCache(() => now);
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

  it('R:C13 is held by one process only', () => {
    const proved = createPasswordCache();
    proved.remember('issuer', 'hash', 'Right-2026');
    expect(createPasswordCache().includes('issuer', 'hash', 'Right-2026')).toBe(false);
  });
});
