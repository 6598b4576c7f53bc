import { createHash, timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import type { Knex } from 'knex';
import type { Logger } from 'pino';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { DomainProblem } from '../../domain/problem.ts';
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
      const router = Router();
      router.get('/metrics', async (request, response) => {
        if (!isLocal(request) && !hasToken(request, token)) throw new DomainProblem('not_found');
        response.type(register.contentType).send(await register.metrics());
      });
      return router;
    },
  };
}

/** From this machine, and not forwarded by a proxy on it. */
function isLocal(request: Request): boolean {
  const address = request.socket.remoteAddress ?? '';
  return /^(::ffff:)?127\.|^::1$/.test(address) && request.get('x-forwarded-for') === undefined;
}

function hasToken(request: Request, token: string | undefined): boolean {
  if (!token) return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(request.get('authorization') ?? ''), digest(`Bearer ${token}`));
}
