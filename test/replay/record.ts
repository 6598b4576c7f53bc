/** `npm run record-histories`: walks every path and keeps its history for the replay test, one folder a released shape. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from '@temporalio/proto';
import { ALWAYS_WORKING, openWorld } from '../support/booking.ts';
import { startServers } from '../support/servers.ts';
import { toJson } from './history.ts';
import { LIMITS, PATHS, Walk } from './paths.ts';

const shape = process.argv[2];
const folder = join('test', 'replay', 'histories', shape ?? '');
if (!shape || !/^\d{4}-[a-z0-9-]+$/.test(shape) || existsSync(folder)) {
  console.error(
    'usage: npm run record-histories -- NNNN-shape-name   (a new name; recorded shapes are never recorded again)',
  );
  process.exit(1);
}
const { servers, stop } = await startServers();
try {
  const world = await openWorld(servers, { limits: LIMITS, calendar: ALWAYS_WORKING });
  mkdirSync(folder, { recursive: true });
  for (const [name, path] of Object.entries(PATHS)) {
    const walk = await Walk.begin(world);
    await path(walk);
    const handle = world.temporal.workflow.getHandle(walk.orderId);
    await handle.result();
    const history = protobuf.temporal.api.history.v1.History.fromObject(await handle.fetchHistory());
    writeFileSync(join(folder, `${name}.json`), `${toJson(history)}\n`);
    console.log(`✓ ${name}`);
  }
  await world.close();
} finally {
  await stop();
}
