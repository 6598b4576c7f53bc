/**
 * Temporal's own interface for the supervisors of this centre, behind the console's sign-in. It is read-only here:
 * changes made in it would bypass our permissions and our audit log.
 */
import { pipeline } from 'node:stream/promises';
import type { RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { DomainProblem } from '../domain/problem.ts';
import type { ApiConfig } from './dependencies.ts';
import { createRouter } from './http/address.ts';
import { askServer, named } from './http/forward.ts';
import { requirePermission } from './http/guard.ts';
import { answeredBy } from './observe/request-log.ts';

/** Must equal the `publicPath` that Temporal's interface is configured with. */
export const ENGINE_PATH = '/api/engine';

/** The interface has inline scripts and styles. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "worker-src 'self' blob:",
  "object-src 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** The headers that go through. Cookies and credentials of either side do not. */
const ASKED = ['accept', 'accept-encoding', 'accept-language', 'if-modified-since', 'if-none-match', 'user-agent'];
const ANSWERED = [
  ...['cache-control', 'content-encoding', 'content-length', 'content-type', 'etag', 'last-modified', 'location'],
  'vary',
];

/**
 * One chain: whoever gets past the guard is answered by the interface, whoever does not is not.
 * @param engineUrl address of the interface; null if there is none
 */
export function engineRoutes(
  engineUrl: string | null,
  config: Pick<ApiConfig, 'secondFactorRequired'>,
  log: Pick<Logger, 'warn'>,
): Router {
  const router = createRouter();
  const guard: RequestHandler = ({ account, method }, _response, next) => {
    requirePermission(account, { permission: 'incident.read' }, config);
    if (!engineUrl || !['GET', 'HEAD'].includes(method)) throw new DomainProblem('not_found');
    next();
  };
  const through: RequestHandler[] = engineUrl ? [passOn(new URL(engineUrl), log)] : [];
  router.use(ENGINE_PATH, answeredBy(ENGINE_PATH), guard, ...through);
  return router;
}

function passOn(engine: URL, log: Pick<Logger, 'warn'>): RequestHandler {
  return async (request, response) => {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const { method, originalUrl: path } = request;
    try {
      const headers = named(request.headers, ASKED);
      const answer = await askServer(engine, { method, path, headers, signal: gone.signal });
      response.writeHead(answer.statusCode ?? 502, {
        ...named(answer.headers, ANSWERED),
        'content-security-policy': POLICY,
      });
      await pipeline(answer, response);
    } catch (error) {
      if (gone.signal.aborted) return;
      log.warn({ err: error }, 'Temporal’s interface did not answer');
      if (response.headersSent) response.destroy();
      else {
        response.status(503).type('text').setHeader('retry-after', '5');
        response.send(
          'Temporal 界面暂时无法打开，请稍后再试。 Temporal’s interface cannot be reached; try again shortly.',
        );
      }
    }
  };
}
