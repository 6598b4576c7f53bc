import { ApiProblem, type CallOptions, type Client } from '../../domain/contract/client.ts';
import type { EndpointName, ResponseOf } from '../../domain/contract/endpoints.ts';
import { newIdempotencyKey } from '../../domain/contract/idempotency-key.ts';
import { ROUTES } from '../../domain/contract/routes.ts';

const MAX_RETRIES = 5;
const MIN_WAIT_SECONDS = 0.5;
const MAX_WAIT_SECONDS = 30;

interface RetryOptions {
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Commands with a key are also repeated if there was no answer, with increasing delay. */
  readonly whenUnanswered?: boolean;
}

/**
 * Repeats a call up to five times if the system answers that it is busy and when to come back. A command keeps its
 * idempotency key, so that it takes effect once; a POST without a key is repeated only if the endpoint allows it.
 */
export function withRetries(client: Client, { wait, whenUnanswered = false }: RetryOptions): Client {
  return async function call<N extends EndpointName>(name: N, request: CallOptions<N> = {}): Promise<ResponseOf<N>> {
    const { idempotencyKey: keyed, repeatable: mayRepeat, method } = ROUTES[name];
    const once = keyed ? { ...request, idempotencyKey: request.idempotencyKey ?? newIdempotencyKey() } : request;
    const repeatable = keyed || mayRepeat || method !== 'post';
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await client(name, once);
      } catch (error) {
        const seconds = waitAfter(error) ?? (keyed && whenUnanswered && isUnanswered(error) ? attempt : null);
        if (seconds === null || !repeatable || attempt > MAX_RETRIES) throw error;
        await wait(Math.min(Math.max(seconds, MIN_WAIT_SECONDS), MAX_WAIT_SECONDS) * 1000);
      }
    }
  };
}

/** The delay that the system asked for, in seconds; null if it did not. */
function waitAfter(error: unknown): number | null {
  return error instanceof ApiProblem && error.status === 503 ? error.retryAfter : null;
}

/** Whether there was no answer from the system itself: the connection is down, or a proxy answered for it. */
function isUnanswered(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.status === 503);
}
