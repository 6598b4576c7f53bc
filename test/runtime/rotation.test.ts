/** A rotation of all keys on a running system, while orders go on. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { readConfig } from '../../runtime/config.ts';
import { DataFolder } from '../../runtime/data-folder.ts';
import { openRings } from '../../runtime/keys/rings.ts';
import { storedKeys } from '../../runtime/keys/stored.ts';
import { SERVER } from '../../runtime/server-build.mjs';
import { keyUses } from '../../store/keys/reseal.ts';
import { keyRing } from '../../store/keys/ring.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { expectAllDoneOnce, startLoad } from '../faults/load.ts';
import { openOffice, prepareDrafts } from '../support/office.ts';
import { DATA_KEY } from '../support/servers.ts';
import { openSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let folder: DataFolder;
beforeAll(async () => {
  // The keys are in the data folder, as an earlier version kept them.
  folder = new DataFolder(mkdtempSync(join(tmpdir(), 'hengzhun-rotation-')));
  folder.writeJson('secrets.json', { 'data-key': DATA_KEY.toString('hex'), session: 'ab'.repeat(32) });
  const env = { DATA_DIR: folder.path, DATA_KEY: '', SESSION_SECRET: '' };
  system = await openSystem({ servers: inject('servers'), env });
});
afterAll(async () => {
  await system.close();
  rmSync(folder.path, { recursive: true, force: true });
});

/** `npm run keys`, with the settings of the system. */
const keys = (...args: string[]) =>
  execa(process.execPath, [join(SERVER, 'keys.js'), ...args], { env: system.environment, reject: false });

it('R:C13 R:A12 rotates every key while orders go through all stages: no command and no session is lost, and nothing stored needs the old key', async () => {
  const config = readConfig({ DATA_DIR: folder.path });
  const [first] = storedKeys(folder, 'data');
  const people = await openOffice(system.db, system.url);
  const orders: string[] = [];
  let over = false;
  let completed = 0;
  const working = async () => {
    // However quick the machine is, the load does not end before the rotation.
    do {
      const more = await prepareDrafts(system.db, people.enterprise, 10);
      orders.push(...more);
      await startLoad(people, more, 3).done;
      completed += more.length;
    } while (!over);
  };
  const rotating = async () => {
    await expect.poll(() => completed, { timeout: 60_000 }).toBeGreaterThan(0);
    return keys('rotate');
  };
  const [rotation] = await Promise.all([
    rotating().finally(() => {
      over = true;
    }),
    working(),
  ]);
  expect(rotation).toMatchObject({ exitCode: 0 });
  const rings = await openRings(config);
  await expectAllDoneOnce(system.db, orders);
  // The sessions of the office were signed with the secret before.
  expect((await people.customer.call('me')).displayName).toBe(people.enterprise.account.name);

  const boxes = (await keyUses(system.db)).filter((use) => use.canBeResealed);
  expect(new Set(boxes.map((use) => use.keyId))).toEqual(new Set([rings.data.current.id]));
  expect(rings.data.current.id).not.toBe(first?.id);
  const [order] = await system
    .db('booking_order')
    .where({ id: orders[0] })
    .select<{ contact_id: string }[]>('contact_id');
  const [contact] = await system
    .db('contact')
    .where({ id: order?.contact_id })
    .select<{ mobile_sealed: Buffer }[]>('mobile_sealed');
  const newest = personalData(keyRing(rings.data.current.key));
  expect(newest.open(contact?.mobile_sealed ?? Buffer.alloc(0))).toBe('13900000000');

  // Temporal's histories from before need the old key, and the command says so and does not remove it.
  expect(rotation.stdout).toMatch(new RegExp(`${first?.id}  旧 old`));
  expect(rotation.stdout).toMatch(/workflows in Temporal/);
  expect(rotation.stdout).not.toMatch(/run reseal/);
  const removal = await keys('remove', first?.id ?? '');
  expect(removal).toMatchObject({ exitCode: 1, stderr: expect.stringMatching(/still needed by/) });
  expect(storedKeys(folder, 'data')).toHaveLength(2);
  const settings = readConfig(
    Object.fromEntries((await keys('export')).stdout.split('\n').map((line) => line.split('='))),
  );
  expect(settings.DATA_KEYS_OLD).toBe(DATA_KEY.toString('hex'));
  expect((await openRings({ ...settings, DATA_DIR: folder.path })).session.all).toEqual(rings.session.all);
});
