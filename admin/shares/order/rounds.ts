import type { TimelineEntry } from '../../../domain/contract/order.ts';

export interface Round {
  readonly number: number;
  readonly entries: readonly TimelineEntry[];
}

/** The timeline cut into rounds, each begun by a submission (requirement C10), the newest first. */
export function roundsOf(timeline: readonly TimelineEntry[]): Round[] {
  const rounds: { number: number; entries: TimelineEntry[] }[] = [];
  for (const entry of [...timeline].sort((a, b) => a.sequence - b.sequence)) {
    const current = rounds.at(-1);
    if (!current || entry.event === 'resubmit') rounds.push({ number: rounds.length + 1, entries: [entry] });
    else current.entries.push(entry);
  }
  return rounds.reverse().map((round) => ({ ...round, entries: [...round.entries].reverse() }));
}
