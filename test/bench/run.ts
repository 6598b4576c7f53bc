/** `npm run bench`: every benchmark beside its floor; prints a table and writes results.json. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../runtime/config.ts';
import { startSystem } from '../../runtime/system.ts';
import { cacheFolder, DATA_KEY } from '../support/servers.ts';
import { benchCertificates } from './certificates.ts';
import { benchConsole } from './console/index.ts';
import { benchHostile } from './hostile.ts';
import { benchLedger } from './ledger/index.ts';
import { benchOrders } from './orders.ts';

const folder = mkdtempSync(join(tmpdir(), 'hengzhun-bench-'));
const quick = process.argv.includes('--quick');
/** `npm run bench -- ledger`: only that, and the results are not kept. */
const only = process.argv.slice(2).filter((name) => !name.startsWith('--'));
const wanted = (name: string) => only.length === 0 || only.includes(name);
const config = readConfig({
  DATA_DIR: folder,
  PORT: '3999',
  HENGZHUN_CACHE_DIR: cacheFolder(),
  TEMPORAL_UI: 'false',
  LOG_LEVEL: 'warn',
  // The visitors of the hostile inputs have addresses of their own.
  TRUST_PROXY: 'loopback',
  DATA_KEY: DATA_KEY.toString('hex'),
});
const system = await startSystem(config, { say: () => undefined, withInterfaces: wanted('console') });
try {
  const rows = [
    // The demo data is made where there is none yet.
    ...(wanted('console') ? await benchConsole(system, quick ? 2 : 8) : []),
    ...(wanted('orders') ? await benchOrders(system, quick ? { one: 10, thirty: 60 } : { one: 120, thirty: 600 }) : []),
    ...(wanted('ledger')
      ? await benchLedger(
          system,
          quick ? { rows: 2_000, many: 4_000, million: 20_000 } : { rows: 20_000, many: 200_000, million: 1_000_000 },
        )
      : []),
    ...(wanted('certificates')
      ? await benchCertificates(
          system,
          quick ? { certificates: 5, verifications: 50 } : { certificates: 20, verifications: 300 },
        )
      : []),
    ...(wanted('hostile') ? await benchHostile(system, quick ? 20 : 100) : []),
  ];
  console.table(rows);
  if (only.length === 0 && !quick)
    writeFileSync(join(import.meta.dirname, 'results.json'), `${JSON.stringify(rows, null, 2)}\n`);
} finally {
  await system.stop();
  rmSync(folder, { recursive: true, force: true });
}
