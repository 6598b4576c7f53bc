import { Router } from 'express';
import type { ApiDependencies } from '../dependencies.ts';

/** For the tools that start and stop us: /healthz – the process lives; /readyz – it can serve now. */
export function healthRoutes({ ready }: Pick<ApiDependencies, 'ready'>): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.setHeader('cache-control', 'no-store');
    response.json({ ok: true });
  });
  router.get('/readyz', async (_request, response) => {
    const readiness = await ready().catch(() => ({ ok: false, parts: {} }));
    response.setHeader('cache-control', 'no-store');
    response.status(readiness.ok ? 200 : 503).json(readiness);
  });
  return router;
}
