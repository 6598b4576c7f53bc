/**
 * The history of one instrument in an order (requirements C5, C14): the steps of its present and earlier shares that
 * concern it.
 */

/** A share, and the sequence number of the step that opened it. */
interface TrailShare {
  readonly id: string;
  readonly predecessorId: string | null;
  readonly openedAt: number;
}

interface TrailEntry {
  readonly sequence: number;
  readonly event: string;
  readonly shareId: string | null;
  readonly notes: string | null;
  readonly itemIds: readonly string[] | null;
  readonly refused: readonly { readonly itemId: string; readonly notes: string }[];
}

/** `refused`: it alone was not accepted. `withdrawn`: the customer took it out. */
export type TrailOutcome = 'moved' | 'refused' | 'withdrawn';

export type TrailStep<E extends TrailEntry> = E & { readonly outcome: TrailOutcome };

/** The steps of an instrument, oldest first. */
export function trailOf<E extends TrailEntry>(
  item: { readonly id: string; readonly shareId: string | null },
  shares: readonly TrailShare[],
  timeline: readonly E[],
): TrailStep<E>[] {
  const until = new Map<string, number>();
  let end = Number.POSITIVE_INFINITY;
  for (let share = shares.find(({ id }) => id === item.shareId); share && !until.has(share.id); ) {
    until.set(share.id, end);
    end = share.openedAt;
    const { predecessorId } = share;
    share = shares.find(({ id }) => id === predecessorId);
  }
  const steps: TrailStep<E>[] = [];
  for (const entry of timeline) {
    if (entry.shareId !== null && entry.sequence > (until.get(entry.shareId) ?? -1)) continue;
    const step = stepOf(item.id, entry);
    if (!step) continue;
    steps.push(step);
    const isOver = step.outcome === 'withdrawn' || (entry.event === 'cancel' && entry.shareId === item.shareId);
    if (isOver) break;
  }
  return steps;
}

function stepOf<E extends TrailEntry>(itemId: string, entry: E): TrailStep<E> | null {
  const refusal = entry.refused.find((one) => one.itemId === itemId);
  if (refusal) return { ...entry, notes: refusal.notes, outcome: 'refused' };
  if (entry.itemIds === null || entry.itemIds.includes(itemId)) return { ...entry, outcome: 'moved' };
  return entry.event === 'resubmit' ? { ...entry, outcome: 'withdrawn' } : null;
}

interface NamedItem {
  readonly id: string;
  readonly instrument: { readonly name: string; readonly instrumentNumber: string };
}

/** The instruments that a step names: those that only it is about, and those that were refused in it. */
export function namedIn(
  { event, itemIds, refused }: Pick<TrailEntry, 'event' | 'itemIds' | 'refused'>,
  items: readonly NamedItem[],
): { only: string[]; refused: { itemId: string; name: string; notes: string }[] } {
  const nameOf = (itemId: string) => {
    const instrument = items.find(({ id }) => id === itemId)?.instrument;
    return instrument ? `${instrument.name}（${instrument.instrumentNumber}）` : '';
  };
  // A resubmission is about the whole share as it is from then on, not about some instruments.
  const only = event === 'resubmit' ? [] : (itemIds ?? []);
  return {
    only: only.map(nameOf),
    refused: refused.map(({ itemId, notes }) => ({ itemId, name: nameOf(itemId), notes })),
  };
}
