import type { RequestHandler, Router } from 'express';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DomainProblem } from '../../domain/problem.ts';
import { createRouter } from '../http/address.ts';
import { isOperator } from './operator.ts';
import { measureWork } from './work.ts';

export interface Metrics {
  readonly measure: RequestHandler;
  routes(token: string | undefined): Router;
}

interface PoolCounts {
  numUsed(): number;
  numPendingAcquires(): number;
}

/** Metrics for Prometheus: requests by endpoint, the process, the database pool. */
export function createMetrics(db: Knex, log: Pick<Logger, 'warn'>): Metrics {
  const register = new Registry();
  collectDefaultMetrics({ register });
  const duration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time to answer a request',
    labelNames: ['endpoint', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers: [register],
  });
  const pool: PoolCounts = db.client.pool;
  new Gauge({
    name: 'database_pool_connections',
    help: 'Connections in use and requests that wait for one',
    labelNames: ['state'],
    registers: [register],
    collect() {
      this.set({ state: 'used' }, pool.numUsed());
      this.set({ state: 'waiting' }, pool.numPendingAcquires());
    },
  });
  measureWork(db, register, log);
  return {
    measure(_request, response, next) {
      const stop = duration.startTimer();
      response.once('finish', () => {
        stop({ endpoint: response.locals.endpoint ?? 'other', status: String(response.statusCode) });
      });
      next();
    },
    routes(token) {
      const router = createRouter();
      router.get('/metrics', async (request, response) => {
        response.locals.quiet = true;
        if (!isOperator(request, token)) throw new DomainProblem('not_found');
        response.type(register.contentType).send(await register.metrics());
      });
      return router;
    },
  };
}
