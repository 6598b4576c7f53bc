/** Sends the progress of an import to its owner live, until it is final or the client disconnects. */
import type { Response } from 'express';
import type { Knex } from 'knex';
import { isSettled } from '../../domain/ledger-import.ts';
import { mayFollow, readImport } from '../../store/ledger-import/read.ts';

const POLL_INTERVAL_MS = 400;
/** A periodic comment, so that no proxy closes the connection as idle. */
const HEARTBEAT = 15_000;

/** @throws DomainProblem not_found */
export async function followImport(
  db: Knex,
  enterpriseId: string,
  importId: string,
  sessionId: string,
  response: Response,
): Promise<undefined> {
  let sent = JSON.stringify(await readImport(db, enterpriseId, importId));
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store',
    'x-accel-buffering': 'no',
  });
  response.write(`data: ${sent}\n\n`);
  let sentAt = Date.now();
  const poll = async (): Promise<boolean> => {
    if (response.closed || !(await mayFollow(db, sessionId, enterpriseId))) return false;
    const standing = await readImport(db, enterpriseId, importId);
    const words = JSON.stringify(standing);
    if (words !== sent) response.write(`data: ${words}\n\n`);
    else if (Date.now() - sentAt > HEARTBEAT) response.write(': still here\n\n');
    else return true;
    sent = words;
    sentAt = Date.now();
    return !isSettled(standing);
  };
  const keepPolling = async () => {
    // The database is unreachable: the client reconnects and reads the progress then.
    const more = await poll().catch(() => false);
    if (more) setTimeout(keepPolling, POLL_INTERVAL_MS).unref();
    else response.end();
  };
  void keepPolling();
  return undefined;
}
