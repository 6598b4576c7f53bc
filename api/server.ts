/** The API and both interfaces as one Express application; the caller opens the port. */
import express, { type Express } from 'express';
import { PORTAL_PAGES } from '../domain/portal-page.ts';
import type { ApiDependencies } from './dependencies.ts';
import { engineRoutes } from './engine.ts';
import { allHandlers } from './handlers.ts';
import { createRouter, plainAddresses } from './http/address.ts';
import { createBudget } from './http/budget.ts';
import { problemResponder } from './http/problem.ts';
import { createReception } from './http/reception.ts';
import { routerOf } from './http/route.ts';
import { healthRoutes } from './observe/health.ts';
import { createMetrics } from './observe/metrics.ts';
import { requestLog } from './observe/request-log.ts';
import { documentationRoutes } from './openapi/routes.ts';
import { createSecurityRecord } from './security/record.ts';
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
  app.set('trust proxy', config.trustProxy.length > 0 ? [...config.trustProxy] : false);

  const metrics = createMetrics(db, log);
  app.use(metrics.measure, requestLog(log), securityHeaders(config), plainAddresses(config.publicUrl));
  // A router of its own: a router reads the form of the address before its first step.
  const routes = createRouter();
  routes.use(healthRoutes(deps), metrics.routes(config.metricsToken));
  routes.use('/api', (_request, response, next) => {
    response.setHeader('cache-control', 'no-store');
    next();
  });
  routes.use(documentationRoutes(config));
  routes.use('/api', sessions(deps));
  routes.use(engineRoutes(config.engineUrl ?? null, config, log));
  const handlers = allHandlers(deps);
  const intake = { budget: createBudget(db), reception: createReception() };
  routes.use(routerOf(deps, intake, handlers));
  routes.use('/admin', interfaceRoutes(deps.consoleFolder, 'console'));
  routes.use(siteRoutes(deps, intake, handlers));
  routes.use(interfaceRoutes(deps.portalFolder, 'portal', PORTAL_PAGES));
  app.use(routes);
  app.use(createSecurityRecord(deps).failed);
  app.use(problemResponder(log));
  return app;
}
