/** Real servers in a folder of their own, for tests and benchmarks: PostgreSQL, and Temporal where it is asked for. */
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
import { type Postgres, startPostgres } from '../../runtime/postgres.ts';
import { StopList } from '../../runtime/stop-list.ts';
import { ensureNamespace } from '../../runtime/temporal/namespace.ts';
import { provideTemporal } from '../../runtime/temporal/provide.ts';
import { startTemporal } from '../../runtime/temporal/server.ts';
import { keyRing } from '../../store/keys/ring.ts';
import { openDatabase } from '../../store/sql/database.ts';

/** Where PostgreSQL is; in the URLs `{database}` is to be replaced. */
export interface DatabaseServer {
  readonly superuserUrl: string;
  readonly ownerUrl: string;
  readonly appUrl: string;
}

/** Where both servers are. */
export interface Servers extends DatabaseServer {
  readonly temporalAddress: string;
  readonly namespace: string;
}

/** Where the Temporal server is kept, here as in `npm start`. */
export function cacheFolder(): string {
  return readConfig({ HENGZHUN_CACHE_DIR: process.env.HENGZHUN_CACHE_DIR }).HENGZHUN_CACHE_DIR;
}

/** What seals slip passwords and personal numbers in the tests. */
export const DATA_KEY = Buffer.alloc(32, 7);
export const DATA_KEYS = keyRing(DATA_KEY);

const TEMPLATE = 'hengzhun_template';

/** One PostgreSQL and at most one Temporal server, each started when it is first asked for. */
export class TestServers {
  readonly #path = mkdtempSync(join(tmpdir(), 'hengzhun-test-'));
  readonly #folder = new DataFolder(this.#path);
  readonly #stops = new StopList(() => undefined);
  #postgres: Promise<{ postgres: Postgres; database: DatabaseServer }> | null = null;
  #temporal: Promise<Servers> | null = null;

  constructor() {
    this.#stops.add('folder', () => rmSync(this.#path, { recursive: true, force: true }));
  }

  async database(): Promise<DatabaseServer> {
    return (await this.#once()).database;
  }

  /** Both; the databases of the tests and those of Temporal are in one PostgreSQL. */
  async both(): Promise<Servers> {
    this.#temporal ??= this.#startTemporal();
    return this.#temporal;
  }

  #once() {
    this.#postgres ??= this.#startPostgres();
    return this.#postgres;
  }

  async #startPostgres() {
    // Nothing here has to outlive the machine.
    const postgres = await startPostgres(this.#folder, console.error, { durable: false });
    this.#stops.add('PostgreSQL', postgres.stop);
    const { host, port, user, password } = postgres.superuser;
    const database: DatabaseServer = {
      superuserUrl: `postgres://${user}:${password}@${host}:${port}/{database}`,
      ownerUrl: postgres.ownerUrl.replace(/\/hengzhun$/, '/{database}'),
      appUrl: postgres.appUrl.replace(/\/hengzhun$/, '/{database}'),
    };
    await administer(database, `create database ${TEMPLATE} owner hengzhun_owner`);
    await migrate(database.ownerUrl.replace('{database}', TEMPLATE), DATA_KEYS);
    return { postgres, database };
  }

  async #startTemporal(): Promise<Servers> {
    const { postgres, database } = await this.#once();
    const binaries = await provideTemporal({ cacheFolder: cacheFolder(), say: (line) => console.log(line) });
    const options = { folder: this.#folder, binaries, sql: postgres.temporal, ui: false, tls: false, testing: true };
    const temporal = await startTemporal(options);
    this.#stops.add('Temporal', temporal.stop);
    const namespace = 'hengzhun-test';
    const connection = await Connection.connect({ address: temporal.address });
    await ensureNamespace(connection, namespace);
    await connection.close();
    return { ...database, temporalAddress: temporal.address, namespace };
  }

  stop(): Promise<void> {
    return this.#stops.stop();
  }
}

export interface TestDatabase {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly superuserUrl: string;
  /** As the processes see it: a role that owns no table. */
  readonly db: Knex;
  /** As the owner of the tables. */
  readonly owner: Knex;
  drop(): Promise<void>;
}

/** A fresh, migrated database of one's own: a copy of the template. */
export function copyTemplate(server: DatabaseServer): Promise<TestDatabase> {
  return createDatabase(server, TEMPLATE);
}

/** A database of one's own without any table. */
export function emptyDatabase(server: DatabaseServer): Promise<TestDatabase> {
  return createDatabase(server, 'template1');
}

async function createDatabase(server: DatabaseServer, template: string): Promise<TestDatabase> {
  const name = `t_${randomUUID().replaceAll('-', '')}`;
  await administer(server, `create database ${name} template ${template} owner hengzhun_owner`);
  const appUrl = server.appUrl.replace('{database}', name);
  const ownerUrl = server.ownerUrl.replace('{database}', name);
  const db = openDatabase(appUrl);
  const owner = openDatabase(ownerUrl, { poolSize: 2 });
  return {
    appUrl,
    ownerUrl,
    superuserUrl: server.superuserUrl.replace('{database}', name),
    db,
    owner,
    async drop() {
      await db.destroy();
      await owner.destroy();
      await administer(server, `drop database ${name} with (force)`);
    },
  };
}

async function administer(server: DatabaseServer, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: server.superuserUrl.replace('{database}', 'postgres') });
  await client.connect();
  try {
    // Only one copy of a template can be made at a time.
    await client.query('select pg_advisory_lock(4711)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}
