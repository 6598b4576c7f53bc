import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Command } from '../../../domain/command.ts';
import { useCommands } from '../../../web/client/commands.ts';
import { wordsOf } from '../../data/problem.ts';
import { useCall } from '../../data/useCall.ts';
import type { ShareRecord } from '../../orders/shareRecord.ts';
import { QUEUES_KEY } from '../useQueueCounts.ts';

/** The result for one share: done, or the reason why not; absent until it is known. */
export type Outcome = { readonly done: true } | { readonly done: false; readonly words: string };

export interface Bulk {
  readonly running: boolean;
  readonly outcomes: ReadonlyMap<string, Outcome>;
  /** Gives the command to all shares that have not had it yet. */
  run(rows: readonly ShareRecord[]): Promise<void>;
  /** Starts no further ones. */
  stop(): void;
}

/** Concurrent requests: one person's list must not slow down the server. */
const CONCURRENT_COMMANDS = 3;

/**
 * Gives one command to many shares. Each is a command with its own key, so that failed ones can be repeated and
 * nothing is done twice; if the page is closed, each share has either had the command or not.
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
    await Promise.all(Array.from({ length: CONCURRENT_COMMANDS }, work));
    setRunning(false);
    void cache.invalidateQueries({ queryKey: QUEUES_KEY });
    void cache.invalidateQueries({ queryKey: ['shares', 'getList'] });
  };

  const stop = () => {
    stopped.current = true;
  };
  return { running, outcomes, run, stop };
}
