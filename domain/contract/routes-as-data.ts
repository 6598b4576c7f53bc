import { ROUTES } from './routes.ts';

/**
 * A Vite plugin: the table of routes is computed while an interface is built, and included as data. A page that only
 * calls the API then loads neither a schema nor the zod library.
 */
export const routesAsData = {
  name: 'hengzhun:routes-as-data',
  load: (id: string) =>
    id.endsWith('/domain/contract/routes.ts') ? `export const ROUTES = ${JSON.stringify(ROUTES)};` : null,
};
