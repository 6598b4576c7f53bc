/** One real PostgreSQL and one real Temporal server for a run of the tests, in a folder of their own. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { readConfig } from '../../runtime/config.ts';
import { DataFolder } from '../../runtime/data-folder.ts';
import { migrate } from '../../runtime/migrate.ts';
import { startPostgres } from '../../runtime/postgres.ts';
import { ensureNamespace } from '../../runtime/temporal/namespace.ts';
import { provideTemporal } from '../../runtime/temporal/provide.ts';
import { startTemporal } from '../../runtime/temporal/server.ts';

export interface Servers {
  /** Superuser's URL of a database; `{database}` is replaced. */
  superuserUrl: string;
  ownerUrl: string;
  appUrl: string;
  temporalAddress: string;
  namespace: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    servers: Servers;
  }
}

export const TEMPLATE = 'hengzhun_template';

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const path = mkdtempSync(join(tmpdir(), 'hengzhun-test-'));
  const folder = new DataFolder(path);
  const postgres = await startPostgres(folder);
  const binaries = await provideTemporal(readConfig({}).HENGZHUN_CACHE_DIR, () => undefined);
  const temporal = await startTemporal({ folder, binaries, sql: postgres.superuser, ui: false, timeSkipping: true });
  const connection = await Connection.connect({ address: temporal.address });
  await ensureNamespace(connection, 'hengzhun-test');
  await connection.close();

  const urlOf = (url: string) => url.replace(/\/hengzhun$/, '/{database}');
  const { host, port, user, password } = postgres.superuser;
  const superuserUrl = `postgres://${user}:${password}@${host}:${port}/{database}`;
  const client = new pg.Client({ connectionString: superuserUrl.replace('{database}', 'postgres') });
  await client.connect();
  await client.query(`create database ${TEMPLATE} owner hengzhun_owner`);
  await client.end();
  await migrate(urlOf(postgres.ownerUrl).replace('{database}', TEMPLATE));

  project.provide('servers', {
    superuserUrl,
    ownerUrl: urlOf(postgres.ownerUrl),
    appUrl: urlOf(postgres.appUrl),
    temporalAddress: temporal.address,
    namespace: 'hengzhun-test',
  });
  return async () => {
    await temporal.stop();
    await postgres.stop();
    rmSync(path, { recursive: true, force: true });
  };
}
