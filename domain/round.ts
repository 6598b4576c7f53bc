/** The rounds of a part of an order, each begun by a submission (requirement C10), and what changed from one to the next. */
import { isRejection } from './command.ts';
import type { Differences, ItemDifference } from './contract/differences.ts';

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

/** The share and those that it took the place of, by id. */
export function lineOf(shares: readonly RoundShare[], shareId: string): ReadonlySet<string> {
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

/** The timeline cut into rounds, the newest first; so are the steps of each. */
export function roundsOf<E extends RoundEntry>(timeline: readonly E[], line: ReadonlySet<string>): Round<E>[] {
  const rounds: { number: number; entries: E[] }[] = [];
  for (const entry of [...timeline].sort((a, b) => a.sequence - b.sequence)) {
    const current = rounds.at(-1);
    if (!current || begins(entry, line)) rounds.push({ number: rounds.length + 1, entries: [entry] });
    else current.entries.push(entry);
  }
  return rounds.reverse().map((round) => ({ ...round, entries: [...round.entries].reverse() }));
}

/** `new`: it came from another institution. `moved`: it went to another part of the order. */
export const MARKS = ['changed', 'new', 'withdrawn', 'moved', 'unchanged'] as const;
export type Mark = (typeof MARKS)[number];

/** A fault that was noted of one instrument, and what its owner did about it. */
export interface NotedFault {
  readonly itemId: string;
  readonly notes: string;
  /** Null where nothing was kept of the round before. */
  readonly mark: Mark | null;
}

export interface SinceLastRound<E extends RoundEntry = RoundEntry> {
  readonly resubmission: E;
  /** The decision that it answers; null where it was another part's. */
  readonly decision: E | null;
  /** Null where nothing was kept of the round before. */
  readonly differences: Differences | null;
  readonly faults: readonly NotedFault[];
  /** What is no longer in the part. */
  readonly gone: readonly ItemDifference[];
  markOf(itemId: string): Mark;
  changesOf(itemId: string): ItemDifference['changes'];
}

/**
 * What the last submission of a part changed; null where it was submitted once.
 * @param items of the part, with those that were taken out of it
 */
export function sinceLastRound<E extends RoundEntry>(
  timeline: readonly E[],
  shares: readonly RoundShare[],
  shareId: string,
  items: readonly { readonly id: string }[],
): SinceLastRound<E> | null {
  const line = lineOf(shares, shareId);
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
