/** The data of the endpoints that a client needs, without schemas. */
import type { EndpointDefinition } from './endpoint.ts';
import { ENDPOINTS, type EndpointName } from './endpoints.ts';

export interface Route extends Pick<EndpointDefinition, 'method' | 'path' | 'idempotencyKey' | 'repeatable'> {
  /** Absent for an answer in JSON. */
  readonly answer?: 'file' | 'events';
}

function routeOf({ method, path, idempotencyKey, repeatable, response }: EndpointDefinition): Route {
  return {
    method,
    path,
    ...('file' in response ? { answer: 'file' } : {}),
    ...('events' in response ? { answer: 'events' } : {}),
    ...(idempotencyKey ? { idempotencyKey } : {}),
    ...(repeatable ? { repeatable } : {}),
  };
}

/** The interfaces are built with this table as data (see `routesAsData`). */
export const ROUTES = Object.fromEntries(
  Object.entries(ENDPOINTS).map(([name, definition]) => [name, routeOf(definition)]),
) as Readonly<Record<EndpointName, Route>>;
