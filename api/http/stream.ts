/**
 * Tells people live, by server-sent events. One question to the database every other second serves everybody who listens
 * to the same thing at this copy of the API; it also finds the sessions that have ended.
 */
import type { Response } from 'express';
import type { Logger } from 'pino';

const POLL_INTERVAL_MS = 2_000;
/** A comment now and then, so that no proxy takes the connection for dead. */
const HEARTBEAT = 20_000;

/** What somebody listens to; the words of its standing are sent when they change. */
export interface Listening {
  readonly sessionId: string;
  /** What it is of, e.g. an order's id; empty where the session alone tells. */
  readonly subject: string;
}

interface Listener extends Listening {
  readonly response: Response;
  told: string;
  toldAt: number;
}

/** The standing of what is listened to, by `keyOf`; what is missing has ended. */
export type ReadStandings = (listening: readonly Listening[]) => Promise<ReadonlyMap<string, object>>;

export const keyOf = ({ sessionId, subject }: Listening): string => `${sessionId} ${subject}`;

export interface Stream {
  /** Answers with events until the reader leaves or the session ends. */
  open(listening: Listening, response: Response): Promise<undefined>;
}

export function createStream(read: ReadStandings, log: Pick<Logger, 'warn'>): Stream {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const asked = new Map([...listeners].map((listener) => [keyOf(listener), listener]));
    const standings = await read([...asked.values()]);
    // Who came while the database was asked is told at the next look.
    for (const listener of listeners) if (asked.has(keyOf(listener))) tell(listener, standings.get(keyOf(listener)));
  }

  function tell(listener: Listener, standing: object | undefined): void {
    if (!standing) {
      listener.response.end();
      return;
    }
    const words = JSON.stringify(standing);
    if (words !== listener.told) listener.response.write(`data: ${words}\n\n`);
    else if (Date.now() - listener.toldAt > HEARTBEAT) listener.response.write(': still here\n\n');
    else return;
    listener.told = words;
    listener.toldAt = Date.now();
  }

  function goOn(): void {
    if (timer || listeners.size === 0) return;
    timer = setTimeout(async () => {
      await look().catch((error: unknown) => log.warn({ err: error }, 'listeners are told later'));
      timer = null;
      goOn();
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
      const listener: Listener = { ...listening, response, told: '', toldAt: 0 };
      listeners.add(listener);
      response.once('close', () => listeners.delete(listener));
      const standing = (await read([listening]).catch(() => new Map<string, object>())).get(keyOf(listening));
      if (standing) tell(listener, standing);
      goOn();
      return undefined;
    },
  };
}
