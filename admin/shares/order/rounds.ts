import type { Share, TimelineEntry } from '../../../domain/contract/order.ts';

export interface Round {
  readonly number: number;
  readonly entries: readonly TimelineEntry[];
}

/** The share and those that it took the place of, by id. */
export function lineOf(shares: readonly Share[], shareId: string): ReadonlySet<string> {
  const line = new Set<string>();
  let id: string | null = shareId;
  while (id !== null && !line.has(id)) {
    line.add(id);
    id = shares.find((share) => share.id === id)?.predecessorId ?? null;
  }
  return line;
}

/** The timeline cut into rounds, each begun by a submission of this line (requirement C10), the newest first. */
export function roundsOf(timeline: readonly TimelineEntry[], line: ReadonlySet<string>): Round[] {
  const begins = ({ event, shareId }: TimelineEntry) => event === 'resubmit' && (shareId === null || line.has(shareId));
  const rounds: { number: number; entries: TimelineEntry[] }[] = [];
  for (const entry of [...timeline].sort((a, b) => a.sequence - b.sequence)) {
    const current = rounds.at(-1);
    if (!current || begins(entry)) rounds.push({ number: rounds.length + 1, entries: [entry] });
    else current.entries.push(entry);
  }
  return rounds.reverse().map((round) => ({ ...round, entries: [...round.entries].reverse() }));
}
