/** Whether waiting rows are taken up, judged from one scan to the next rather than by a clock. */
import type { Waiting } from '../../store/incident/waiting.ts';

/** Heartbeats of a worker, one every four seconds, that must pass while the same row is first in its queue. */
const MIN_HEARTBEATS = 5;

interface Head {
  readonly id: string;
  /** The worker's last heartbeat that was counted. */
  readonly heartbeat: number | null;
  /** Heartbeats counted while this row was first. */
  readonly passed: number;
}

/** The row that was first in each queue at the last scan, by the subject of its incident. */
export type Heads = ReadonlyMap<string, Head>;

export interface StalledRows {
  readonly heads: Heads;
  readonly stalled: readonly Waiting[];
  /** Subjects that cannot be judged yet. */
  readonly undecided: readonly string[];
}

/**
 * A queue is stalled when several heartbeats of a worker passed and the same row is still first. The age of the row proves
 * nothing: its time may come from a transaction that was committed much later, from another machine's clock or from an earlier
 * attempt; the worker may have been away, which is an incident of its own; and in a long queue that moves, every row waits.
 * @param heartbeat when a worker last gave one; null if none ever did
 */
export function findStalled(waiting: readonly Waiting[], heartbeat: number | null, before: Heads): StalledRows {
  const heads = new Map<string, Head>();
  const stalled: Waiting[] = [];
  const undecided: string[] = [];
  for (const row of waiting) {
    const { subject, id } = row;
    const known = before.get(subject);
    const isSame = known?.id === id;
    const isNew = isSame && heartbeat !== null && (known.heartbeat === null || heartbeat > known.heartbeat);
    const passed = isSame ? known.passed + (isNew ? 1 : 0) : 0;
    heads.set(subject, { id, passed, heartbeat: isSame && !isNew ? known.heartbeat : heartbeat });
    if (passed >= MIN_HEARTBEATS) stalled.push(row);
    else if (!known || isSame) undecided.push(subject);
  }
  return { heads, stalled, undecided };
}
