import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import type { Knex } from 'knex';
import { readConfig } from '../../runtime/config.ts';
import { anyPort } from '../../runtime/ports.ts';
import { type System, startSystem } from '../../runtime/system.ts';
import { encryptedPayloads } from '../../runtime/temporal/payload-codec.ts';
import { openDatabase } from '../../store/sql/database.ts';
import { cacheFolder, copyTemplate, DATA_KEY, type Servers } from './servers.ts';

export interface TestSystem extends System {
  /** As the owner of the tables. */
  readonly db: Knex;
  readonly client: Client;
  close(): Promise<void>;
}

export interface TestSystemOptions {
  readonly withInterfaces?: boolean;
  readonly env?: NodeJS.ProcessEnv;
  /** Runs on these servers, in its own database and namespace, which is quicker. Without them it has its own servers, which tests may stop. */
  readonly servers?: Servers;
}

/** The whole system – worker, documents, API as real processes – in a folder of its own. */
export async function openSystem(options: TestSystemOptions = {}): Promise<TestSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'hengzhun-system-'));
  const shared = options.servers ? await place(options.servers) : null;
  const config = readConfig({
    DATA_DIR: folder,
    PORT: String(await anyPort()),
    HENGZHUN_CACHE_DIR: cacheFolder(),
    TEMPORAL_UI: 'false',
    LOG_LEVEL: 'warn',
    DATA_KEY: DATA_KEY.toString('hex'),
    ...shared?.env,
    ...options.env,
  });
  const clear = async () => {
    await shared?.drop();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    const system = await startSystem(config, {
      say: () => undefined,
      withInterfaces: options.withInterfaces ?? false,
      testing: true,
    });
    const db = openDatabase(system.ownerUrl, { poolSize: 5 });
    const connection = Connection.lazy({ address: system.environment.TEMPORAL_ADDRESS ?? '' });
    return {
      ...system,
      db,
      client: new Client({
        connection,
        namespace: config.TEMPORAL_NAMESPACE,
        dataConverter: encryptedPayloads(system.dataKeys),
      }),
      async close() {
        await connection.close();
        await db.destroy();
        await system.stop();
        await clear();
      },
    };
  } catch (error) {
    await clear();
    throw error;
  }
}

async function place(servers: Servers) {
  const database = await copyTemplate(servers);
  const env = {
    DATABASE_URL: database.appUrl,
    DATABASE_OWNER_URL: database.ownerUrl,
    TEMPORAL_ADDRESS: servers.temporalAddress,
    TEMPORAL_NAMESPACE: `test-${randomUUID()}`,
  };
  return { env, drop: database.drop };
}
