/** A built interface: its files, and its page for all other addresses. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { DomainProblem } from '../../domain/problem.ts';
import { createRouter } from '../http/address.ts';
import { answeredBy } from '../observe/request-log.ts';
import { compressedAssets } from './compressed.ts';

const YEAR = 'public, max-age=31536000, immutable';

/**
 * @param name for the log
 * @param pages the first segments of the addresses that have a page, where the server knows them: the page for any
 * other address has the status 404
 */
export function interfaceRoutes(
  folder: string,
  name: 'portal' | 'console',
  pages?: Readonly<Record<string, string>>,
): Router {
  const router = createRouter();
  router.use(answeredBy(name, { quiet: true }));
  router.use('/assets', compressedAssets(join(folder, 'assets'), YEAR));
  router.use(
    express.static(folder, {
      index: false,
      redirect: false,
      setHeaders(response, path) {
        const hashed = path.startsWith(join(folder, 'assets'));
        response.setHeader('cache-control', hashed ? YEAR : 'no-cache');
      },
    }),
  );
  router.use(page(folder, pages && Object.values(pages)));
  return router;
}

function page(folder: string, pages: readonly string[] | undefined): RequestHandler {
  const index = join(folder, 'index.html');
  return (request, response) => {
    const wantsPage = ['GET', 'HEAD'].includes(request.method) && request.accepts('html') !== false;
    if (!wantsPage || /\.\w+$/.test(request.path)) throw new DomainProblem('not_found');
    // The page at /admin needs a final slash, or its relative addresses would be wrong.
    if (request.baseUrl !== '' && request.originalUrl.split('?')[0] === request.baseUrl) {
      response.redirect(308, `${request.baseUrl}/`);
      return;
    }
    if (!existsSync(index)) {
      response.status(503).type('text/plain').send('界面尚未构建。 The interface has not been built yet.');
      return;
    }
    // The page itself says in words that there is nothing at this address.
    if (pages && !pages.includes(request.path.split('/')[1] ?? '')) response.status(404);
    response.setHeader('cache-control', 'no-cache');
    response.sendFile('index.html', { root: folder, cacheControl: false });
  };
}
