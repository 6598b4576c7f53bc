import { ROUTES } from './routes.ts';

/**
 * A Vite plugin: while an interface is built, the table of routes is worked out, and stands in it as data. A page that
 * only calls the API then loads no schema, nor the library they are written in.
 */
export const routesAsData = {
  name: 'hengzhun:routes-as-data',
  load: (id: string) =>
    id.endsWith('/domain/contract/routes.ts') ? `export const ROUTES = ${JSON.stringify(ROUTES)};` : null,
};
