import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Command } from '../../../domain/command.ts';
import { useCommands } from '../../../web/client/commands.ts';
import { wordsOf } from '../../data/problem.ts';
import { useCall } from '../../data/useCall.ts';
import type { ShareRecord } from '../../orders/shareRecord.ts';
import { QUEUES_KEY } from '../useQueueCounts.ts';

/** What became of one order: nothing yet, done, or why not. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly words: string };

export interface Bulk {
  readonly running: boolean;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Gives the command to each that it was not done to yet. */
  run(rows: readonly ShareRecord[]): Promise<void>;
  /** No further ones are begun. */
  stop(): void;
}

/** So many at once: the server is not held up by one person's list. */
const AT_ONCE = 3;

/**
 * Gives one command to many orders. Each is a command of its own with a key of its own, so that what failed can be tried
 * again and nothing is done twice; closing the page leaves whole orders only.
 */
export function useBulk(command: Command): Bulk {
  const commands = useCommands(useCall());
  const cache = useQueryClient();
  const stopped = useRef(false);
  const [running, setRunning] = useState(false);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, Outcome>>(new Map());

  const send = async (shareId: string): Promise<Outcome> => {
    try {
      await commands.command(command, { params: { shareId }, body: {} });
      return { done: true };
    } catch (error) {
      return { done: false, words: wordsOf(error) };
    }
  };

  const run = async (rows: readonly ShareRecord[]) => {
    setRunning(true);
    stopped.current = false;
    const waiting = rows.filter(({ id }) => !outcomes.get(id)?.done).map(({ id }) => id);
    const work = async () => {
      for (let id = waiting.shift(); id !== undefined && !stopped.current; id = waiting.shift()) {
        const outcome = await send(id);
        const shareId = id;
        setOutcomes((before) => new Map(before).set(shareId, outcome));
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    setRunning(false);
    void cache.invalidateQueries({ queryKey: QUEUES_KEY });
    void cache.invalidateQueries({ queryKey: ['shares', 'getList'] });
  };

  const stop = () => {
    stopped.current = true;
  };
  return { running, outcomes, run, stop };
}
