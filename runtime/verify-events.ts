/** `npm run verify-events`: verifies every chain of hashes in the record of events. */
import { openDatabase } from '../store/database.ts';
import { verifyEvents } from '../store/event.ts';
import { readConfig } from './config.ts';
import { DataFolder } from './data-folder.ts';

const config = readConfig();
const folder = new DataFolder(config.DATA_DIR);
const port = folder.readJson<{ postgres?: number }>('ports.json')?.postgres;
const url =
  config.DATABASE_URL ?? `postgres://hengzhun_app:${folder.secret('hengzhun_app')}@127.0.0.1:${port}/hengzhun`;
const db = openDatabase(url, { poolSize: 1 });
try {
  const faults = await verifyEvents(db);
  for (const fault of faults) console.log(`${fault.stream} #${fault.sequence}: ${fault.fault}`);
  console.log(
    faults.length === 0
      ? '记录完整，未发现改动。 Every chain of hashes is whole.'
      : `发现${faults.length}处异常。 ${faults.length} faults.`,
  );
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  await db.destroy();
}
