/**
 * Temporal's own interface for the supervisors of this centre, behind the console's sign-in. It is read-only here:
 * changes made in it would bypass our permissions and our audit log.
 */
import { type RequestHandler, Router } from 'express';
import { createProxyMiddleware } from 'http-proxy-middleware';
import { may } from '../domain/permission.ts';
import { DomainProblem } from '../domain/problem.ts';
import { principalOf } from '../store/account/signed-in.ts';

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

/** @param engineUrl address of the interface; null if there is none */
export function engineRoutes(engineUrl: string | null): Router {
  const router = Router();
  const guard: RequestHandler = ({ account, method }, response, next) => {
    if (!account) throw new DomainProblem('sign_in_required');
    if (!may(principalOf(account), 'incident.read')) throw new DomainProblem('forbidden');
    if (!engineUrl || !['GET', 'HEAD'].includes(method)) throw new DomainProblem('not_found');
    response.setHeader('content-security-policy', POLICY);
    next();
  };
  router.use(ENGINE_PATH, guard);
  if (!engineUrl) return router;
  const proxy = createProxyMiddleware({
    target: engineUrl,
    pathFilter: (path) => path === ENGINE_PATH || path.startsWith(`${ENGINE_PATH}/`),
    // The interface must not receive our session.
    headers: { cookie: '', authorization: '' },
    on: {
      error(error, _request, response) {
        if ('destroy' in response && 'headersSent' in response && response.headersSent) response.destroy(error);
        else if ('writeHead' in response) {
          response.writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '5' });
          response.end(
            'Temporal 界面暂时无法打开，请稍后再试。 Temporal’s interface cannot be reached; try again shortly.',
          );
        }
      },
    },
  });
  router.use(proxy as RequestHandler);
  return router;
}
