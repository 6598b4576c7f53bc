/** Whether what waits is taken up: seen from one look to the next, by no clock. */
import type { Waiting } from '../../store/incident/waiting.ts';

/** Signs of life of a worker, one every four seconds, that one who waits must have seen pass. */
const PASSED = 5;

interface First {
  readonly id: string;
  /** The worker's last sign of life that was counted. */
  readonly sign: number | null;
  /** Signs that it gave while this one waited. */
  readonly passed: number;
}

/** Who was first in each line when the watch last looked, by the subject of its incident. */
export type Lines = ReadonlyMap<string, First>;

export interface Judgement {
  readonly lines: Lines;
  readonly still: readonly Waiting[];
  /** Subjects of which it cannot be told yet. */
  readonly undecided: readonly string[];
}

/**
 * A line stands still when a worker gave one sign of life after another, and the same one is still the first. For how long
 * it has waited does not tell: the time on it may be of a transaction that was committed much later, of another machine's
 * clock, or of the first time that it was sent; the worker may have been away, which is an incident of its own; and in a
 * long line that moves everybody waits.
 * @param sign when a worker last gave one; null where none ever did
 */
export function judgeLines(waiting: readonly Waiting[], sign: number | null, before: Lines): Judgement {
  const lines = new Map<string, First>();
  const still: Waiting[] = [];
  const undecided: string[] = [];
  for (const one of waiting) {
    const { subject, id } = one;
    const known = before.get(subject);
    const isSame = known?.id === id;
    const isNew = isSame && sign !== null && (known.sign === null || sign > known.sign);
    const passed = isSame ? known.passed + (isNew ? 1 : 0) : 0;
    lines.set(subject, { id, passed, sign: isSame && !isNew ? known.sign : sign });
    if (passed >= PASSED) still.push(one);
    else if (!known || isSame) undecided.push(subject);
  }
  return { lines, still, undecided };
}
