/**
 * Tells people live what waits for them, by server-sent events. One question to the database every other second serves
 * everybody who listens at this copy of the API; it also finds the sessions that have ended.
 */
import type { Response } from 'express';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { messageStandings, type SessionStanding } from '../../store/message.ts';

const EVERY = 2_000;
/** A comment now and then, so that no proxy takes the connection for dead. */
const HEARTBEAT = 20_000;

interface Listener {
  readonly sessionId: string;
  readonly response: Response;
  told: string;
  toldAt: number;
}

export interface MessageStream {
  /** Answers with events until the reader leaves or the session ends. */
  open(sessionId: string, response: Response): Promise<undefined>;
}

export function createMessageStream(db: Knex, log: Pick<Logger, 'warn'>): MessageStream {
  const listeners = new Set<Listener>();
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    const standings = await messageStandings(db, [...new Set([...listeners].map(({ sessionId }) => sessionId))]);
    const bySession = new Map(standings.map((standing) => [standing.sessionId, standing]));
    for (const listener of listeners) tell(listener, bySession.get(listener.sessionId));
  }

  function tell(listener: Listener, standing: SessionStanding | undefined): void {
    if (!standing) {
      listener.response.end();
      return;
    }
    const { sessionId: _, ...data } = standing;
    const words = JSON.stringify(data);
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
    }, EVERY);
    timer.unref();
  }

  return {
    async open(sessionId, response) {
      response.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      response.flushHeaders();
      const listener: Listener = { sessionId, response, told: '', toldAt: 0 };
      listeners.add(listener);
      response.once('close', () => listeners.delete(listener));
      const [standing] = await messageStandings(db, [sessionId]).catch(() => []);
      if (standing) tell(listener, standing);
      goOn();
      return undefined;
    },
  };
}
