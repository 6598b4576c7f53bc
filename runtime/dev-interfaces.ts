/** Both interfaces from their sources, updated in the browser when a file is saved, at one address with the API. */
import { readFileSync, realpathSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { createProxyMiddleware, responseInterceptor } from 'http-proxy-middleware';
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
  const toApi = createProxyMiddleware<IncomingMessage, ServerResponse>({ target: where.api, xfwd: true });
  const toApiForPage = createProxyMiddleware<IncomingMessage, ServerResponse>({
    target: where.api,
    xfwd: true,
    selfHandleResponse: true,
    on: {
      proxyRes: responseInterceptor(async (body, _proxied, request, response) => {
        if (!PORTAL_PAGE.test(body.toString('utf8'))) return body;
        // The policy for a built page does not allow one that is updated while it is open.
        response.removeHeader('content-security-policy');
        response.setHeader('content-type', 'text/html; charset=utf-8');
        response.statusCode = 200;
        return pageOfPortal(request.url ?? '/');
      }),
    },
  });

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

/** `/api` and all below it, but not `/api.ts`. */
function isBelow(folder: string, path: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
