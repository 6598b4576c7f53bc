/** Asks another server in the name of a request. */
import { request as askPlain, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';
import { request as askSecure } from 'node:https';
import type { Readable } from 'node:stream';
import { urlToHttpOptions } from 'node:url';

const SILENT_MS = 30_000;

export interface Asked {
  readonly method: string;
  /** Path and query as they were received: nobody reads them a second time. */
  readonly path: string;
  readonly headers: OutgoingHttpHeaders;
  readonly body?: Readable;
  /** Ends the request when its client has gone. */
  readonly signal: AbortSignal;
}

/**
 * The answer of the server at this origin, as soon as its headers are there.
 * @throws Error of the connection
 */
export function askServer(origin: URL, { method, path, headers, body, signal }: Asked): Promise<IncomingMessage> {
  const ask = origin.protocol === 'https:' ? askSecure : askPlain;
  return new Promise((resolve, reject) => {
    const options = { ...urlToHttpOptions(origin), method, path, headers, signal, timeout: SILENT_MS };
    const asking = ask(options, resolve);
    asking.once('error', reject);
    asking.once('timeout', () => asking.destroy(new Error(`no answer in ${SILENT_MS / 1000} s`)));
    if (body) body.pipe(asking);
    else asking.end();
  });
}

/** Those of the headers that have these names. */
export function named(headers: IncomingMessage['headers'], names: readonly string[]): OutgoingHttpHeaders {
  return Object.fromEntries(names.flatMap((name) => (headers[name] === undefined ? [] : [[name, headers[name]]])));
}
