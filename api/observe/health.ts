import type { Router } from 'express';
import type { ApiDependencies } from '../dependencies.ts';
import { createRouter } from '../http/address.ts';
import { isOperator } from './operator.ts';

/** For the tools that start and stop us: /healthz – the process lives; /readyz – it can serve now; the operator is told which part cannot. */
export function healthRoutes({ ready, config }: Pick<ApiDependencies, 'ready' | 'config'>): Router {
  const router = createRouter();
  router.use(['/healthz', '/readyz'], (_request, response, next) => {
    response.locals.quiet = true;
    next();
  });
  router.get('/healthz', (_request, response) => {
    response.setHeader('cache-control', 'no-store');
    response.json({ ok: true });
  });
  router.get('/readyz', async (request, response) => {
    const readiness = await ready().catch(() => ({ ok: false, parts: {} }));
    response.setHeader('cache-control', 'no-store');
    response
      .status(readiness.ok ? 200 : 503)
      .json(isOperator(request, config.metricsToken) ? readiness : { ok: readiness.ok });
  });
  return router;
}
