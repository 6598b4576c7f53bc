import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/**
 * Names what answers, for the log, where no route of a router does: a folder of files, another server.
 * @param quiet at the level `debug` if it was answered: there are many of these requests, and all may read the answers
 */
export function answeredBy(route: string, { quiet = false } = {}): RequestHandler {
  return (_request, response, next) => {
    response.locals.route = route;
    response.locals.quiet = quiet;
    next();
  };
}

/**
 * The template of the route that answered, e.g. `/api/public/certificates/:token`. Addresses themselves are not logged:
 * some give access, and queries contain names.
 */
export function routeOf(request: Request, response: Response): string {
  const matched: unknown = request.route?.path;
  return response.locals.route ?? (matched === undefined ? 'none' : `${request.baseUrl}${String(matched)}`);
}

/** One log line for each request: person, address of the client, route, status – no headers, no bodies. */
export function requestLog(log: Logger): RequestHandler {
  const line = (request: Request, response: Response, told: object) => ({
    ...told,
    method: request.method,
    route: routeOf(request, response),
    endpoint: response.locals.endpoint,
    account: request.account?.id,
    client: request.ip,
    problem: response.locals.problem,
    security: response.locals.security,
    // The client has gone before it had the whole answer.
    broken: response.writableFinished ? undefined : true,
  });
  return pinoHttp<Request, Response>({
    logger: log,
    genReqId: () => randomUUID(),
    quietReqLogger: true,
    quietResLogger: true,
    customLogLevel: (_request, response, error) => {
      if (response.statusCode === 503) return 'warn';
      if (error || response.statusCode >= 500) return 'error';
      return response.locals.quiet && response.statusCode < 400 ? 'debug' : 'info';
    },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customSuccessObject: line,
    customErrorObject: (request, response, _error, told) => line(request, response, told),
    serializers: {
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: () => undefined,
    },
  });
}
