import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';
import { pinoHttp } from 'pino-http';

/** Links to certificates give access, so the log must not contain them. Queries may contain names. */
function withoutSecrets(url: string): string {
  return url.replace(/\?.*$/, '').replace(/^(\/api\/public\/certificates\/).+/, '$1…');
}

/** One log line for each request of the API: person, endpoint, status – no headers, no bodies. */
export function requestLog(log: Logger): RequestHandler {
  return pinoHttp<Request, Response>({
    logger: log,
    genReqId: () => randomUUID(),
    quietReqLogger: true,
    autoLogging: { ignore: (request) => !request.url.startsWith('/api/') },
    customLogLevel: (_request, response, error) => {
      if (response.statusCode === 503) return 'warn';
      return error || response.statusCode >= 500 ? 'error' : 'info';
    },
    customSuccessMessage: () => 'request',
    customErrorMessage: () => 'request',
    customProps: (request, response) => ({
      endpoint: response.locals.endpoint,
      account: request.account?.id,
      problem: response.locals.problem,
    }),
    serializers: {
      req: (request: { method: string; url: string }) => ({ method: request.method, url: withoutSecrets(request.url) }),
      res: (response: { statusCode: number }) => ({ status: response.statusCode }),
      err: () => undefined,
    },
  });
}
