import { ApiProblem, type CallOptions, type Client } from '../../domain/contract/client.ts';
import type { EndpointName, ResponseOf } from '../../domain/contract/endpoints.ts';
import { ROUTES } from '../../domain/contract/routes.ts';
import { waitWhileBusy } from './busy.ts';
import { newCommandKey } from './commandKey.ts';

const MOST_RETRIES = 5;
const LONGEST_WAIT_SECONDS = 30;

/**
 * Tries a call again, up to five times, when the system answers that it is busy and says when to come back. A command
 * keeps its idempotency key, so that it takes effect once; a POST without a key is sent again only where it may be.
 */
export function withRetries(client: Client, wait = waitWhileBusy): Client {
  return async function call<N extends EndpointName>(name: N, request: CallOptions<N> = {}): Promise<ResponseOf<N>> {
    const { idempotencyKey: keyed, repeatable: mayRepeat, method } = ROUTES[name];
    const once = keyed ? { ...request, idempotencyKey: request.idempotencyKey ?? newCommandKey() } : request;
    const repeatable = keyed || mayRepeat || method !== 'post';
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await client(name, once);
      } catch (error) {
        const seconds = error instanceof ApiProblem && error.status === 503 ? error.retryAfter : null;
        if (seconds === null || !repeatable || attempt > MOST_RETRIES) throw error;
        await wait(Math.min(Math.max(seconds, 0.5), LONGEST_WAIT_SECONDS) * 1000);
      }
    }
  };
}
