/**
 * `npm run record-release`: what the upgrade test needs of the version in package.json, which is about to be released – its migrations
 * are listed in `migrations/released.json`, and a database with orders in every stage is written to `test/data`.
 */
import { writeFileSync } from 'node:fs';
import knex from 'knex';
import { version } from '../../package.json' with { type: 'json' };
import { migrateThrough } from '../../runtime/migrate.ts';
import { buildServer } from '../../runtime/server-build.mjs';
import { ALWAYS_WORKING, openWorld } from '../support/booking.ts';
import { dumpDatabase } from '../support/dump.ts';
import { dumpOf, presentFiles, readReleased, writeReleased } from '../support/released.ts';
import { DATA_KEYS, type DatabaseServer, emptyDatabase, TestServers } from '../support/servers.ts';
import { orderInEveryStage } from './orders.ts';

const released = readReleased();
if (version in released) {
  console.error(
    `${version} has been recorded already, and a release never changes: give package.json the next version.`,
  );
  process.exit(1);
}

const CHANGES_ROWS = /^\s*(select|insert|update|delete|begin|commit|rollback|savepoint|release)\b/i;

/** The statements of all migrations that make tables, as they are sent to the database. */
async function schemaStatements(server: DatabaseServer): Promise<string[]> {
  const database = await emptyDatabase(server);
  const db = knex({ client: 'pg', connection: database.ownerUrl, pool: { min: 0, max: 2 } });
  const statements: string[] = [];
  db.on('query', ({ sql }: { sql: string }) => {
    if (!CHANGES_ROWS.test(sql)) statements.push(sql);
  });
  try {
    await migrateThrough(db, DATA_KEYS);
  } finally {
    await db.destroy();
    await database.drop();
  }
  return statements;
}

await buildServer();
const started = new TestServers();
try {
  const servers = await started.both();
  const world = await openWorld(servers, { calendar: ALWAYS_WORKING });
  try {
    await orderInEveryStage(world);
    const dump = await dumpDatabase(world.owner, await schemaStatements(servers));
    writeFileSync(dumpOf(version), dump);
    console.log(`✓ ${dumpOf(version)} (${Math.round(dump.length / 1024)} kB)`);
  } finally {
    await world.close();
  }
  const known = Object.assign({}, ...Object.values(released)) as Record<string, string>;
  const files = Object.fromEntries(Object.entries(presentFiles()).filter(([name]) => !(name in known)));
  writeReleased({ ...released, [version]: files });
} finally {
  await started.stop();
}
