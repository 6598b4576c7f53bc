/** Answers that are the same for everybody: entity tags, and the limit of requests for one address. */
import { createHash } from 'node:crypto';
import type { Request } from 'express';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { throwTooManyAttempts } from './throttle.ts';

const READS_A_MINUTE = 240;

export interface SharedReads {
  /** @throws DomainProblem too_many_attempts */
  count(request: Request): Promise<void>;
}

/** Counts in this process only: a counter in the database would cost as much as the query that it protects. */
export function createSharedReads(): SharedReads {
  const limiter = new RateLimiterMemory({ points: READS_A_MINUTE, duration: 60 });
  return {
    async count(request) {
      await limiter.consume(request.ip ?? '').catch(throwTooManyAttempts);
    },
  };
}

/** A strong entity tag (RFC 9110 §8.8.3). */
export function entityTag(text: string): string {
  return `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`;
}
