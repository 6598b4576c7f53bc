/** Both interfaces from their sources, updated in the browser when a file is saved, at one address with the API. */
import { readFileSync, realpathSync } from 'node:fs';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { askServer } from '../api/http/forward.ts';
import { ROOT } from './sources.mjs';

export interface DevInterfaces {
  stop(): Promise<void>;
}

/** The API's answer for all addresses of the portal: its page, or the message that it has not been built. */
const PORTAL_PAGE = /<div id="root">|界面尚未构建/;

export async function serveInterfaces(where: { port: number; host: string; api: string }): Promise<DevInterfaces> {
  // A development package, loaded only here.
  const { createServer: createVite } = await import('vite');
  const packages = realpathSync(join(ROOT, 'node_modules'));
  const front = createServer((request, response) => answer(request, response));
  const vite = (name: 'portal' | 'admin', appType: 'spa' | 'custom') =>
    createVite({
      root: join(ROOT, name),
      configFile: join(ROOT, name, 'vite.config.ts'),
      appType,
      logLevel: 'warn',
      cacheDir: join(packages, '.vite', name),
      // All packages are found at once: one that is found later would reload the open page.
      optimizeDeps: { entries: ['index.html', '**/*.{ts,tsx}'] },
      server: { middlewareMode: true, fs: { allow: [ROOT, packages] }, ws: { server: front, path: `/@hmr-${name}` } },
    });
  const [portal, admin] = await Promise.all([vite('portal', 'custom'), vite('admin', 'spa')]);

  const pageOfPortal = async (url: string) =>
    portal.transformIndexHtml(url, readFileSync(join(ROOT, 'portal', 'index.html'), 'utf8'));
  const api = new URL(where.api);
  /** Asks the API; it answers the reader itself, or gives the answer to `change`. */
  async function toApi(
    request: IncomingMessage,
    response: ServerResponse,
    change?: (answer: IncomingMessage) => Promise<void>,
  ): Promise<void> {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const { method = 'GET', url: path = '/' } = request;
    const { connection: _, 'accept-encoding': encoding, ...rest } = request.headers;
    const headers = {
      ...rest,
      ...(encoding && !change ? { 'accept-encoding': encoding } : {}),
      'x-forwarded-for': request.socket.remoteAddress,
    };
    try {
      const answer = await askServer(api, { method, path, headers, body: request, signal: gone.signal });
      if (change) return await change(answer);
      response.writeHead(answer.statusCode ?? 502, withoutConnection(answer));
      await pipeline(answer, response);
    } catch (error) {
      if (gone.signal.aborted) return;
      if (response.headersSent) response.destroy();
      // The API is restarting.
      else response.writeHead(503, { 'retry-after': '1' }).end(String(error));
    }
  }
  async function toApiForPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await toApi(request, response, async (answer) => {
      const html = await text(answer);
      const { 'content-length': _, ...headers } = withoutConnection(answer);
      if (!PORTAL_PAGE.test(html)) {
        response.writeHead(answer.statusCode ?? 502, headers).end(html);
        return;
      }
      // The policy for a built page does not allow one that is updated while it is open.
      const { 'content-security-policy': __, etag: ___, ...open } = headers;
      // 503 if nothing was built, which is not necessary here.
      const status = answer.statusCode === 503 ? 200 : (answer.statusCode ?? 502);
      response.writeHead(status, { ...open, 'content-type': 'text/html; charset=utf-8' });
      response.end(await pageOfPortal(request.url ?? '/'));
    });
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (isBelow('/api', path)) void toApi(request, response);
    else if (isBelow('/admin', path)) admin.middlewares(request, response);
    else if (request.headers.accept?.includes('text/html')) void toApiForPage(request, response);
    else portal.middlewares(request, response, () => void toApi(request, response));
  }

  await new Promise<void>((resolve, reject) => {
    front.once('error', reject);
    front.listen(where.port, where.host, resolve);
  });
  return {
    async stop() {
      await Promise.all([portal.close(), admin.close()]);
      front.closeAllConnections();
      await new Promise((resolve) => front.close(resolve));
    },
  };
}

/** The headers of an answer without those that are about its connection. */
function withoutConnection({ headers }: IncomingMessage): OutgoingHttpHeaders {
  const { connection: _, 'keep-alive': __, 'transfer-encoding': ___, ...rest } = headers;
  return rest;
}

/** `/api` and all below it, but not `/api.ts`. */
function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
