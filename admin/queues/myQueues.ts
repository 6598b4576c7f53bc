import {
  type Command,
  commandDefinition,
  commandsFrom,
  QUEUE_NAMES,
  QUEUES,
  type Queue,
  queuesSeen,
} from '../../domain/command.ts';
import type { Me } from '../../domain/contract/account.ts';
import type { Stage } from '../../domain/stage.ts';
import { holds } from '../session/access.ts';

/** The queues that the person's duties work in; supervisors see all. */
export function myQueues(me: Me): Queue[] {
  return queuesSeen(me.duties);
}

/** The queue of the stage, or null if it has none. */
export function queueOf(stage: Stage): Queue | null {
  return QUEUE_NAMES.find((queue) => QUEUES[queue].stage === stage) ?? null;
}

/** The command that the person can give to several shares of the queue at once, or null. */
export function bulkCommand(queue: Queue, me: Me | undefined): Command | null {
  const given = (name: Command) => commandDefinition(name).bulk && holds(me, `command.${name}`);
  return commandsFrom(QUEUES[queue].stage).find(given) ?? null;
}

/** The queue with this name in an address, or null. */
export function queueNamed(name: string | null | undefined): Queue | null {
  return QUEUE_NAMES.find((queue) => queue === name) ?? null;
}

/** The address of an order, opened from a queue or directly. */
export function orderPath(shareId: string, queue: Queue | null): string {
  const id = encodeURIComponent(shareId);
  return queue ? `/queues/${queue}/${id}` : `/shares/${id}/show`;
}
