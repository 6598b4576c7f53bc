import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { readConfig } from '../../runtime/config.ts';
import { type System, startSystem } from '../../runtime/system.ts';
import { openDatabase } from '../../store/database.ts';

export interface TestSystem extends System {
  /** As the owner of the tables. */
  readonly db: Knex;
  close(): Promise<void>;
}

/** The whole system, its own PostgreSQL and Temporal included, in a folder of its own: for tests that break parts of it. */
export async function openSystem(
  options: { withInterfaces?: boolean; env?: NodeJS.ProcessEnv } = {},
): Promise<TestSystem> {
  const folder = mkdtempSync(join(tmpdir(), 'hengzhun-system-'));
  const config = readConfig({
    DATA_DIR: folder,
    PORT: String(await anyPort()),
    TEMPORAL_UI: 'false',
    LOG_LEVEL: 'warn',
    ...options.env,
  });
  const system = await startSystem(config, { say: () => undefined, withInterfaces: options.withInterfaces ?? false });
  const db = openDatabase(system.ownerUrl, { poolSize: 5 });
  return {
    ...system,
    db,
    async close() {
      await db.destroy();
      await system.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export function anyPort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
