/** Counts what requests cost, before their bodies are read (domain/contract/cost.ts). */
import type { Request, RequestHandler } from 'express';
import type { Knex } from 'knex';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { COSTS, type Cost, costDefinition, POINTS_A_MINUTE, STREAMS_AT_ONCE } from '../../domain/contract/cost.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { clientOf } from './client.ts';
import { createThrottle, type Throttle, throwTooManyAttempts } from './throttle.ts';

const STREAM_PATIENCE_SECONDS = 30;

export interface Budget {
  /** @throws DomainProblem too_many_attempts */
  spend(request: Request, cost: Cost): Promise<void>;
  /** A step of a route: spends the cost, and counts a stream until it is closed. */
  step(cost: Cost): RequestHandler;
}

/** Who pays: the person, or the address of a visitor. */
const payerOf = (request: Request): string =>
  request.account ? `person/${request.account.id}` : `address/${clientOf(request)}`;

/**
 * Points are counted in this process: a counter in the database would cost as much as most of what it protects. The
 * limits are counted in the database.
 */
export function createBudget(db: Knex): Budget {
  const person = new RateLimiterMemory({ keyPrefix: 'person', points: POINTS_A_MINUTE.person, duration: 60 });
  const visitor = new RateLimiterMemory({ keyPrefix: 'visitor', points: POINTS_A_MINUTE.visitor, duration: 60 });
  const limits = new Map<Cost, Throttle>();
  for (const cost of Object.keys(COSTS) as Cost[]) {
    const { limit } = costDefinition(cost);
    if (limit) {
      limits.set(cost, createThrottle(db, [{ name: `cost-${cost}`, attempts: limit.most, minutes: limit.minutes }]));
    }
  }
  const streams = new Map<string, number>();

  async function spend(request: Request, cost: Cost): Promise<void> {
    const payer = payerOf(request);
    const told = advised(cost);
    await (request.account ? person : visitor)
      .consume(payer, costDefinition(cost).points)
      .catch(throwTooManyAttempts)
      .catch(told);
    await limits.get(cost)?.count([payer]).catch(told);
  }

  return {
    spend,
    step: (cost) => async (request, response, next) => {
      await spend(request, cost);
      if (cost === 'stream') {
        const payer = payerOf(request);
        const open = (streams.get(payer) ?? 0) + 1;
        if (open > STREAMS_AT_ONCE) {
          throw new DomainProblem('too_many_attempts', { seconds: STREAM_PATIENCE_SECONDS, cost });
        }
        streams.set(payer, open);
        response.once('close', () => {
          const left = (streams.get(payer) ?? 1) - 1;
          if (left > 0) streams.set(payer, left);
          else streams.delete(payer);
        });
      }
      next();
    },
  };
}

/** Adds to the problem what it was that was too much. */
function advised(cost: Cost): (reason: unknown) => never {
  return (reason) => {
    if (reason instanceof DomainProblem && reason.type === 'too_many_attempts') {
      throw new DomainProblem('too_many_attempts', { ...reason.parameters, cost });
    }
    throw reason;
  };
}
