/**
 * Live updates by server-sent events. One query every two seconds serves all listeners of this copy of the API; it
 * also finds the sessions that have ended.
 */
import type { Response } from 'express';
import type { Logger } from 'pino';

const POLL_INTERVAL_MS = 2_000;
/** A periodic comment, so that no proxy closes the connection as idle. */
const HEARTBEAT = 20_000;

/** A subscription; the state of its subject is sent whenever it changes. */
export interface Listening {
  readonly sessionId: string;
  /** The subject, e.g. an order's id; empty if the session alone identifies it. */
  readonly subject: string;
}

interface Listener extends Listening {
  readonly response: Response;
  sent: string;
  sentAt: number;
}

/** The states of the subjects, by `keyOf`; a missing one means that the session has ended. */
export type ReadStandings = (listening: readonly Listening[]) => Promise<ReadonlyMap<string, object>>;

export const keyOf = ({ sessionId, subject }: Listening): string => `${sessionId} ${subject}`;

export interface Stream {
  /** Sends events until the client disconnects or the session ends. */
  open(listening: Listening, response: Response): Promise<undefined>;
}

export function createStream(read: ReadStandings, log: Pick<Logger, 'warn'>): Stream {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | null = null;

  async function poll(): Promise<void> {
    const asked = new Map([...listeners].map((listener) => [keyOf(listener), listener]));
    const standings = await read([...asked.values()]);
    // Listeners that connected during the query are served by the next one.
    for (const listener of listeners) if (asked.has(keyOf(listener))) send(listener, standings.get(keyOf(listener)));
  }

  function send(listener: Listener, standing: object | undefined): void {
    if (!standing) {
      listener.response.end();
      return;
    }
    const words = JSON.stringify(standing);
    if (words !== listener.sent) listener.response.write(`data: ${words}\n\n`);
    else if (Date.now() - listener.sentAt > HEARTBEAT) listener.response.write(': still here\n\n');
    else return;
    listener.sent = words;
    listener.sentAt = Date.now();
  }

  function schedulePoll(): void {
    if (timer || listeners.size === 0) return;
    timer = setTimeout(async () => {
      await poll().catch((error: unknown) =>
        log.warn({ err: error }, 'live updates are delayed: their state could not be read'),
      );
      timer = null;
      schedulePoll();
    }, POLL_INTERVAL_MS);
    timer.unref();
  }

  return {
    async open(listening, response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.flushHeaders();
      const listener: Listener = { ...listening, response, sent: '', sentAt: 0 };
      listeners.add(listener);
      response.once('close', () => listeners.delete(listener));
      const standing = (await read([listening]).catch(() => new Map<string, object>())).get(keyOf(listening));
      if (standing) send(listener, standing);
      schedulePoll();
      return undefined;
    },
  };
}
