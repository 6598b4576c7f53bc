import { type Command, stageAfter } from '../../../domain/command.ts';
import type { Stage } from '../../../domain/stage.ts';
import type { ShareRecord } from '../../orders/shareRecord.ts';

export interface Summary {
  /** The shares that get the command. */
  readonly rows: readonly ShareRecord[];
  /** Shares that somebody else has claimed. */
  readonly leftOut: readonly ShareRecord[];
  readonly instruments: number;
  /** The number of shares that go to each stage. */
  readonly stages: readonly { readonly stage: Stage; readonly count: number }[];
}

/** What will happen if the command is given to these shares. */
export function summaryOf(command: Command, chosen: readonly ShareRecord[], accountId: string | undefined): Summary {
  const isFree = ({ claim }: ShareRecord) => claim === null || claim.accountId === accountId;
  const rows = chosen.filter(isFree);
  const counts = new Map<Stage, number>();
  for (const { stage, deliveryMode } of rows) {
    const next = stageAfter(command, stage, deliveryMode);
    if (next) counts.set(next, (counts.get(next) ?? 0) + 1);
  }
  return {
    rows,
    leftOut: chosen.filter((row) => !isFree(row)),
    instruments: rows.reduce((sum, { instrumentCount }) => sum + instrumentCount, 0),
    stages: [...counts].map(([stage, count]) => ({ stage, count })),
  };
}
