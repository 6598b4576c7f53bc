/**
 * The bodies that are being read at the same time: how many bytes they may have together, and how slowly they may come.
 * Visitors and people who are signed in have a part each, so that the former cannot take the latter's.
 */
import type { Request, RequestHandler } from 'express';
import { DomainProblem } from '../../domain/problem.ts';

const MEGABYTE = 1024 * 1024;
/** Bytes. */
const ROOM = { person: 96 * MEGABYTE, visitor: 32 * MEGABYTE };
/** A body of this size or less is read in one go, and not worth counting. */
const SMALL = 16 * 1024;
/** What a form has besides its file. */
const FRAME = 16 * 1024;
/** A sender must be faster than this in every period. */
const PERIOD_MS = 10_000;
const LEAST_BYTES_A_PERIOD = 64 * 1024;
/** For the answer to arrive, before the connection is cut. */
const LAST_WORDS_MS = 1_000;

export interface Reception {
  /**
   * A step of a route that comes before the reader of its body.
   * @param most bytes of the largest body that the route accepts
   * @param tooLarge the problem of a larger one
   * @throws DomainProblem busy, request_too_slow, or `tooLarge`
   */
  step(most: number, tooLarge: () => DomainProblem): RequestHandler;
}

export interface ReceptionOptions {
  readonly room?: Readonly<typeof ROOM>;
  readonly periodMs?: number;
}

export function createReception({ room = ROOM, periodMs = PERIOD_MS }: ReceptionOptions = {}): Reception {
  const taken = { person: 0, visitor: 0 };
  return {
    step: (most, tooLarge) => (request, response, next) => {
      const declared = request.headers['content-length'];
      const bytes = declared === undefined ? most : Number(declared);
      if (bytes > most + FRAME) throw tooLarge();
      if (bytes <= SMALL) return next();
      const who = request.account ? 'person' : 'visitor';
      if (taken[who] + bytes > room[who]) throw new DomainProblem('busy');
      taken[who] += bytes;
      const stopWatching = watchPace(request, periodMs, () => {
        if (response.headersSent) return;
        response.setHeader('connection', 'close');
        next(new DomainProblem('request_too_slow'));
      });
      let isIn = true;
      const leave = () => {
        if (!isIn) return;
        isIn = false;
        taken[who] -= bytes;
        stopWatching();
      };
      // The bytes are kept until the answer: only then is their room free.
      request.once('end', stopWatching);
      response.once('close', leave);
      next();
    },
  };
}

/** Calls `slow` once if too few bytes come in a period, and cuts the connection. */
function watchPace(request: Request, periodMs: number, slow: () => void): () => void {
  let before = request.socket.bytesRead;
  const timer = setInterval(() => {
    const now = request.socket.bytesRead;
    const came = now - before;
    before = now;
    if (came >= LEAST_BYTES_A_PERIOD) return;
    clearInterval(timer);
    slow();
    // Nobody reads what still comes.
    setTimeout(() => request.socket.destroy(), LAST_WORDS_MS).unref();
  }, periodMs);
  timer.unref();
  return () => clearInterval(timer);
}
