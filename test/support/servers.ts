/** One real PostgreSQL and one real Temporal server, in a folder of their own, for tests and benchmarks. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { Knex } from 'knex';
import pg from 'pg';
import { readConfig } from '../../runtime/config.ts';
import { DataFolder } from '../../runtime/data-folder.ts';
import { migrate } from '../../runtime/migrate.ts';
import { startPostgres } from '../../runtime/postgres.ts';
import { ensureNamespace } from '../../runtime/temporal/namespace.ts';
import { provideTemporal } from '../../runtime/temporal/provide.ts';
import { startTemporal } from '../../runtime/temporal/server.ts';
import { openDatabase } from '../../store/database.ts';

/** Where the servers are; in the URLs `{database}` is to be replaced. */
export interface Servers {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly temporalAddress: string;
  readonly namespace: string;
}

/** Where the built Temporal server is kept, here as in `npm start`. */
export function cacheFolder(): string {
  return readConfig({ HENGZHUN_CACHE_DIR: process.env.HENGZHUN_CACHE_DIR }).HENGZHUN_CACHE_DIR;
}

/** What seals slip passwords and personal numbers in the tests. */
export const DATA_KEY = Buffer.alloc(32, 7);

const TEMPLATE = 'hengzhun_template';

export async function startServers(): Promise<{ servers: Servers; stop: () => Promise<void> }> {
  const path = mkdtempSync(join(tmpdir(), 'hengzhun-test-'));
  const folder = new DataFolder(path);
  const postgres = await startPostgres(folder);
  const binaries = await provideTemporal({ cacheFolder: cacheFolder(), say: (line) => console.log(line) });
  const temporal = await startTemporal({ folder, binaries, sql: postgres.temporal, ui: false, testing: true });
  const connection = await Connection.connect({ address: temporal.address });
  await ensureNamespace(connection, 'hengzhun-test');
  await connection.close();

  const { host, port, user, password } = postgres.superuser;
  const servers: Servers = {
    superuserUrl: `postgres://${user}:${password}@${host}:${port}/{database}`,
    ownerUrl: postgres.ownerUrl.replace(/\/hengzhun$/, '/{database}'),
    appUrl: postgres.appUrl.replace(/\/hengzhun$/, '/{database}'),
    temporalAddress: temporal.address,
    namespace: 'hengzhun-test',
  };
  await administer(servers, `create database ${TEMPLATE} owner hengzhun_owner`);
  await migrate(servers.ownerUrl.replace('{database}', TEMPLATE), DATA_KEY);
  return {
    servers,
    async stop() {
      await temporal.stop();
      await postgres.stop();
      rmSync(path, { recursive: true, force: true });
    },
  };
}

export interface TestDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  /** As the processes see it: a role that owns no table. */
  readonly db: Knex;
  /** As the owner of the tables. */
  readonly owner: Knex;
  drop(): Promise<void>;
}

/** A fresh, migrated database of one's own: a copy of the template. */
export async function copyTemplate(servers: Servers): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await administer(servers, `create database ${name} template ${TEMPLATE} owner hengzhun_owner`);
  const appUrl = servers.appUrl.replace('{database}', name);
  const ownerUrl = servers.ownerUrl.replace('{database}', name);
  const db = openDatabase(appUrl);
  const owner = openDatabase(ownerUrl, { poolSize: 2 });
  return {
    appUrl,
    ownerUrl,
    db,
    owner,
    async drop() {
      await db.destroy();
      await owner.destroy();
      await administer(servers, `drop database ${name} with (force)`);
    },
  };
}

async function administer(servers: Servers, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: servers.superuserUrl.replace('{database}', 'postgres') });
  await client.connect();
  try {
    // Only one copy of a template can be made at a time.
    await client.query('select pg_advisory_lock(4711)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
