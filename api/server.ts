/** The API and both interfaces as one Express application; the caller opens the port. */
import express, { type Express } from 'express';
import type { ApiDependencies } from './dependencies.ts';
import { engineRoutes } from './engine.ts';
import { allHandlers } from './handlers.ts';
import { problemResponder } from './http/problem.ts';
import { routerOf } from './http/route.ts';
import { healthRoutes } from './observe/health.ts';
import { createMetrics } from './observe/metrics.ts';
import { requestLog } from './observe/request-log.ts';
import { documentationRoutes } from './openapi/routes.ts';
import { securityHeaders } from './security-headers.ts';
import { sessions } from './session/session.ts';
import { siteRoutes } from './site/routes.tsx';
import { interfaceRoutes } from './static/interface.ts';

export type { ApiConfig, ApiDependencies } from './dependencies.ts';

export async function createApi(deps: ApiDependencies): Promise<Express> {
  const { config, db, log } = deps;
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  // With HTTPS a load balancer in the private network may forward requests; otherwise only this machine may.
  app.set('trust proxy', config.secureCookies ? 'loopback, uniquelocal' : 'loopback');

  const metrics = createMetrics(db, log);
  app.use(metrics.measure, requestLog(log), securityHeaders(config));
  app.use(healthRoutes(deps), metrics.routes(config.metricsToken));
  app.use('/api', (_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  app.use(documentationRoutes(config));
  app.use('/api', sessions(deps));
  app.use(engineRoutes(config.engineUrl ?? null));
  const handlers = allHandlers(deps);
  app.use(routerOf(deps, handlers));
  app.use('/admin', interfaceRoutes(deps.consoleFolder));
  app.use(siteRoutes(deps, handlers));
  app.use(interfaceRoutes(deps.portalFolder));
  app.use(problemResponder(config, log));
  return app;
}
