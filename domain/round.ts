/** The rounds of a share, each begun by a submission (requirement C10), and what changed between them. */
import { isRejection } from './command.ts';
import type { Differences, ItemDifference } from './contract/differences.ts';

/** What the owner of a part writes when they submit it again, for who reviews it. */
export const RESUBMISSION_NOTE = { zh: '重新提交说明', en: 'Note on resubmission' } as const;

interface RoundShare {
  readonly id: string;
  readonly predecessorId: string | null;
}

interface RoundEntry {
  readonly sequence: number;
  readonly event: string;
  readonly shareId: string | null;
  readonly notes: string | null;
  readonly refused: readonly { readonly itemId: string; readonly notes: string }[];
  readonly differences: Differences | null;
}

export interface Round<E extends RoundEntry> {
  readonly number: number;
  readonly entries: readonly E[];
}

/** The ids of the share and of its predecessors. */
export function lineageOf(shares: readonly RoundShare[], shareId: string): ReadonlySet<string> {
  const line = new Set<string>();
  let id: string | null = shareId;
  while (id !== null && !line.has(id)) {
    line.add(id);
    id = shares.find((share) => share.id === id)?.predecessorId ?? null;
  }
  return line;
}

function begins({ event, shareId }: RoundEntry, line: ReadonlySet<string>): boolean {
  return event === 'resubmit' && (shareId === null || line.has(shareId));
}

/** The timeline divided into rounds, newest first; the steps of each round too. */
export function roundsOf<E extends RoundEntry>(timeline: readonly E[], line: ReadonlySet<string>): Round<E>[] {
  const rounds: { number: number; entries: E[] }[] = [];
  for (const entry of [...timeline].sort((a, b) => a.sequence - b.sequence)) {
    const current = rounds.at(-1);
    if (!current || begins(entry, line)) rounds.push({ number: rounds.length + 1, entries: [entry] });
    else current.entries.push(entry);
  }
  return rounds.reverse().map((round) => ({ ...round, entries: [...round.entries].reverse() }));
}

/** `new`: it came from another institution. `moved`: it went to another share. */
export const MARKS = ['changed', 'new', 'withdrawn', 'moved', 'unchanged'] as const;
export type Mark = (typeof MARKS)[number];

/** A fault recorded for one instrument, and what the customer did about it. */
export interface NotedFault {
  readonly itemId: string;
  readonly notes: string;
  /** Null if nothing was stored about the round before. */
  readonly mark: Mark | null;
}

export interface SinceLastRound<E extends RoundEntry = RoundEntry> {
  readonly resubmission: E;
  /** The decision that it answers; null if that was another share's. */
  readonly decision: E | null;
  /** Null if nothing was stored about the round before. */
  readonly differences: Differences | null;
  readonly faults: readonly NotedFault[];
  /** Instruments that are no longer in the share. */
  readonly gone: readonly ItemDifference[];
  markOf(itemId: string): Mark;
  changesOf(itemId: string): ItemDifference['changes'];
}

/**
 * The changes of the last submission of a share; null if it was submitted only once.
 * @param items the share's items, including those that were taken out of it
 */
export function sinceLastRound<E extends RoundEntry>(
  timeline: readonly E[],
  shares: readonly RoundShare[],
  shareId: string,
  items: readonly { readonly id: string }[],
): SinceLastRound<E> | null {
  const line = lineageOf(shares, shareId);
  const resubmission = timeline.filter((entry) => begins(entry, line)).at(-1);
  if (!resubmission) return null;
  const here = new Set(items.map(({ id }) => id));
  const { differences, sequence } = resubmission;
  const byItem = new Map(differences?.items.map((one) => [one.itemId, one]));
  const markOf = (itemId: string): Mark => {
    const difference = byItem.get(itemId);
    if (!difference) return 'unchanged';
    if (difference.withdrawn) return 'withdrawn';
    if (!here.has(itemId)) return 'moved';
    return difference.changes.some(({ field }) => field === 'institutionName') ? 'new' : 'changed';
  };
  const concerns = (itemId: string) => here.has(itemId) || byItem.has(itemId);
  const decides = ({ event, refused }: RoundEntry) =>
    isRejection(event) || refused.some(({ itemId }) => concerns(itemId));
  const decision = timeline.findLast(
    (entry) => entry.sequence < sequence && line.has(entry.shareId ?? '') && decides(entry),
  );
  const refused = decision?.refused.filter(({ itemId }) => concerns(itemId)) ?? [];
  return {
    resubmission,
    decision: decision ?? null,
    differences,
    faults: refused.map(({ itemId, notes }) => ({ itemId, notes, mark: differences && markOf(itemId) })),
    gone: differences?.items.filter(({ itemId, withdrawn }) => withdrawn || !here.has(itemId)) ?? [],
    markOf,
    changesOf: (itemId) => byItem.get(itemId)?.changes ?? [],
  };
}
