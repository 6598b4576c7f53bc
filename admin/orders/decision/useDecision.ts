import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { z } from 'zod';
import { type Command, commandWords, type Queue } from '../../../domain/command.ts';
import { ApiProblem } from '../../../domain/contract/client.ts';
import type { COMMAND_REQUESTS } from '../../../domain/contract/command.ts';
import type { Order } from '../../../domain/contract/order.ts';
import type { Share } from '../../../domain/contract/share.ts';
import { useCommands } from '../../../web/client/commands.ts';
import { useCall } from '../../data/useCall.ts';
import { QUEUES_KEY } from '../../queues/useQueueCounts.ts';
import { useLocalized } from '../../words/useLocalized.ts';
import { useT } from '../../words/useT.ts';
import { useOpenNextInQueue } from './useOpenNextInQueue.ts';

export type CommandInput = z.input<(typeof COMMAND_REQUESTS)[Command]>;

export interface Decision {
  pending: boolean;
  /** Who has moved the share since, and when, in words. */
  movedOn: string | null;
  /** Prepares a new command: all attempts from now on are the same command, unless its content changes. */
  arm(command: Command): void;
  /** Gives the command; returns the error, or null. */
  submit(command: Command, body: CommandInput): Promise<Error | null>;
}

/** Gives commands to a share and continues with the next share of the queue. */
export function useDecision(order: Order, share: Share, queue: Queue | null, reload: () => void): Decision {
  const t = useT();
  const localized = useLocalized();
  const commands = useCommands(useCall());
  const notify = useNotify();
  const cache = useQueryClient();
  const openNext = useOpenNextInQueue(share, queue, reload);
  const [pending, setPending] = useState(false);
  const [movedOn, setMovedOn] = useState<string | null>(null);

  const params = { shareId: share.id };
  const arm = (command: Command) => commands.forget(command, params);

  const submit = async (command: Command, body: CommandInput): Promise<Error | null> => {
    setPending(true);
    try {
      await commands.command(command, { params, body });
      const { pastZh: zh, pastEn: en } = commandWords(command, order.kind);
      notify(t('decision.done', { number: order.number ?? '', what: localized({ zh, en }) }), { type: 'success' });
      void cache.invalidateQueries({ queryKey: QUEUES_KEY });
      void cache.invalidateQueries({ queryKey: ['shares', 'getList'] });
      void cache.invalidateQueries({ queryKey: ['unauthorised'] });
      await openNext();
      return null;
    } catch (error) {
      if (error instanceof ApiProblem && error.type === 'stage_moved_on') {
        setMovedOn(error.message);
        void cache.invalidateQueries({ queryKey: QUEUES_KEY });
        reload();
        return null;
      }
      return error instanceof Error ? error : new Error(String(error));
    } finally {
      setPending(false);
    }
  };

  return { pending, movedOn, arm, submit };
}
