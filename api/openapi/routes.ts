import { type Router, static as serveStatic } from 'express';
import swaggerUiFolder from 'swagger-ui-dist/absolute-path.js';
import type { ApiConfig } from '../dependencies.ts';
import { createRouter } from '../http/address.ts';
import { answeredBy } from '../observe/request-log.ts';
import { openApiDocument } from './document.ts';

const PAGE = `<!doctype html>
<html lang="zh-CN">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>衡准 API</title>
  <link rel="stylesheet" href="swagger-ui.css">
  <link rel="icon" href="data:,">
</head>
<body>
  <div id="swagger-ui"></div>
  <script src="swagger-ui-bundle.js"></script>
  <script src="start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#swagger-ui', deepLinking: true });\n`;

/** The document at /api/openapi.json and pages that display it at /api/docs/, all from this server. */
export function documentationRoutes({ publicUrl }: ApiConfig): Router {
  const router = createRouter({ strict: true });
  let document: string | undefined;
  router.get('/api/openapi.json', (_request, response) => {
    document ??= JSON.stringify(openApiDocument(publicUrl));
    response.type('application/json').send(document);
  });
  router.get('/api/docs', (_request, response) => response.redirect(308, '/api/docs/'));
  router.get('/api/docs/', (_request, response) => {
    response.type('html').send(PAGE);
  });
  router.get('/api/docs/start.js', (_request, response) => {
    response.type('text/javascript').send(START);
  });
  router.use(
    '/api/docs',
    answeredBy('/api/docs/', { quiet: true }),
    serveStatic(swaggerUiFolder(), { index: false, redirect: false }),
  );
  return router;
}
