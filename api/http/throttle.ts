/** Counters of attempts in PostgreSQL, shared by all copies of the API. */
import type { Knex } from 'knex';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { DomainProblem } from '../../domain/problem.ts';

export interface Limit {
  readonly name: string;
  readonly attempts: number;
  readonly minutes: number;
}

export interface Throttle {
  /**
   * Counts an attempt against every limit; returns how many are left before the first of them is reached.
   * @throws DomainProblem too_many_attempts
   */
  count(keys: readonly string[]): Promise<number>;
  /** Takes back an attempt that succeeded. */
  forgive(keys: readonly string[]): Promise<void>;
  /** Takes back all attempts. */
  forget(keys: readonly string[]): Promise<void>;
}

/** A throttle with several limits; the `keys` of its functions are in the order of the limits. */
export function createThrottle(db: Knex, limits: readonly Limit[]): Throttle {
  const limiters = limits.map(
    ({ name, attempts, minutes }) =>
      new RateLimiterPostgres({
        storeClient: db,
        storeType: 'knex',
        tableName: 'rate_limit',
        tableCreated: true,
        keyPrefix: name,
        points: attempts,
        duration: minutes * 60,
      }),
  );
  return {
    async count(keys) {
      let left = Number.POSITIVE_INFINITY;
      for (const [index, limiter] of limiters.entries()) {
        const counted = await limiter.consume(keys[index] ?? '').catch(throwTooManyAttempts);
        left = Math.min(left, counted.remainingPoints);
      }
      return left;
    },
    async forgive(keys) {
      for (const [index, limiter] of limiters.entries()) await limiter.reward(keys[index] ?? '', 1);
    },
    async forget(keys) {
      for (const [index, limiter] of limiters.entries()) await limiter.delete(keys[index] ?? '');
    },
  };
}

/** @throws DomainProblem too_many_attempts if a limit was reached; otherwise the reason itself */
export function throwTooManyAttempts(reason: unknown): never {
  if (!(reason instanceof RateLimiterRes)) throw reason;
  throw new DomainProblem('too_many_attempts', { seconds: Math.max(1, Math.ceil(reason.msBeforeNext / 1000)) });
}
