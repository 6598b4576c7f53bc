/** `npm run record-histories`: walks every path and keeps its history for the replay test, one folder a released shape. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import protobuf from '@temporalio/proto';
import { ALWAYS_WORKING, openWorld } from '../support/booking.ts';
import { TestServers } from '../support/servers.ts';
import { DELIVERY_PATHS, walkDelivery } from './delivery-paths.ts';
import { toJson } from './history.ts';
import { OTHER_PATHS, walkOther } from './import-paths.ts';
import { LIMITS, PATHS, Walk } from './paths.ts';

const [shape, ...only] = process.argv.slice(2);
const folder = join('test', 'replay', 'histories', shape ?? '');
if (!shape || !/^\d{4}-[a-z0-9-]+$/.test(shape) || existsSync(folder)) {
  console.error(
    'usage: npm run record-histories -- NNNN-shape-name [path …]   (a new name; recorded shapes are never recorded again)',
  );
  process.exit(1);
}
const wanted = (name: string) => only.length === 0 || only.includes(name);
const started = new TestServers();
try {
  const servers = await started.both();
  const world = await openWorld(servers, { limits: LIMITS, calendar: ALWAYS_WORKING });
  mkdirSync(folder, { recursive: true });
  const keep = async (name: string, workflowId: string) => {
    const handle = world.temporal.workflow.getHandle(workflowId);
    await handle.result();
    const history = protobuf.temporal.api.history.v1.History.fromObject(await handle.fetchHistory());
    writeFileSync(join(folder, `${name}.json`), `${toJson(history)}\n`);
    console.log(`✓ ${name}`);
  };
  for (const [name, path] of Object.entries(PATHS).filter(([name]) => wanted(name))) {
    const walk = await Walk.begin(world);
    await path(walk);
    await keep(name, walk.orderId);
  }
  for (const [name, send] of Object.entries(DELIVERY_PATHS).filter(([name]) => wanted(name))) {
    await keep(name, await walkDelivery(world, servers, send));
  }
  for (const name of OTHER_PATHS.filter(wanted)) await keep(name, await walkOther(name, world.temporal, servers));
  await world.close();
} finally {
  await started.stop();
}
