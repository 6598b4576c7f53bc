import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { ApiConfig } from './dependencies.ts';

/** Everything is loaded from this server; MUI writes inline styles. */
export function securityHeaders({ secureCookies }: ApiConfig): RequestHandler {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        workerSrc: ["'self'", 'blob:'],
        frameSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        ...(secureCookies ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secureCookies,
    crossOriginOpenerPolicy: secureCookies,
    originAgentCluster: secureCookies,
    referrerPolicy: { policy: 'same-origin' },
  });
}
