import { createServer, type RequestListener, type Server } from 'node:http';

/** Milliseconds. A load balancer that keeps connections for a minute never meets one that is being closed. */
const KEEP_ALIVE = 65_000;
const HEADERS = 15_000;
/** For the largest upload over a slow line. */
const WHOLE_REQUEST = 300_000;
const CHECKED_EVERY = 5_000;
const HEADERS_COUNT = 100;

/** An HTTP server that waits for no sender for long. */
export function httpServer(app: RequestListener): Server {
  const server = createServer(
    {
      keepAliveTimeout: KEEP_ALIVE,
      headersTimeout: HEADERS,
      requestTimeout: WHOLE_REQUEST,
      connectionsCheckingInterval: CHECKED_EVERY,
    },
    app,
  );
  server.maxHeadersCount = HEADERS_COUNT;
  return server;
}
