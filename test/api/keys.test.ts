/** Re-sealing after a change of DATA_KEY, on a real database. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { DataFolder } from '../../runtime/data-folder.ts';
import { FILE_PROVIDER } from '../../runtime/keys/provider.ts';
import { rotateKeys } from '../../runtime/keys/rotate.ts';
import { ensureKeys, storedKeys } from '../../runtime/keys/stored.ts';
import { recordHeartbeat, signOff } from '../../store/incident/process.ts';
import { keyUses, reseal } from '../../store/keys/reseal.ts';
import { keyRing, LiveKeyRing } from '../../store/keys/ring.ts';
import { LONE_DIGESTS, SEALED_COLUMNS } from '../../store/keys/sealed-columns.ts';
import { personalData } from '../../store/personal-data/sealing.ts';
import { seal } from '../../store/personal-data/secret-box.ts';
import { identityNumberOf } from '../support/people.ts';
import { DATA_KEY } from '../support/servers.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD, problem } from './support/world.ts';

const NEW_KEY = Buffer.alloc(32, 8);
const ring = new LiveKeyRing([DATA_KEY]);
let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi({ config: { dataKeys: ring } });
  office = await openOffice(world);
});
afterAll(() => world.close());

/** Binary columns that no data key has to do with. */
const OTHERS = [
  'captcha_used.digest',
  'certificate.sha256',
  'event.hash',
  'event.previous_hash',
  'institution_seal.image',
  'reissue.sha256',
  'upload.sha256',
  'visit_feed.token_digest',
];

it('knows every column of the database that depends on a data key', async () => {
  const { rows } = await world.owner.raw<{ rows: { name: string }[] }>(
    `select c.table_name || '.' || c.column_name as name from information_schema.columns c
     join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and c.data_type = 'bytea' and t.table_type = 'BASE TABLE'`,
  );
  const known = [
    ...SEALED_COLUMNS.flatMap(({ table, sealed, digest }) =>
      [sealed, ...(digest ? [digest] : [])].map((column) => `${table}.${column}`),
    ),
    ...LONE_DIGESTS.map(({ table, digest }) => `${table}.${digest}`),
    'sms_code.mobile_digest',
    ...OTHERS,
  ];
  expect(rows.map(({ name }) => name).filter((name) => !known.includes(name))).toEqual([]);
});

let serial = 0;
const person = async (username: string, sequence: number) => {
  serial += 1;
  const mobile = `1391234${String(serial).padStart(4, '0')}`;
  const smsCode = await world.smsCode(mobile);
  const names = { username, password: PASSWORD, passwordAgain: PASSWORD, fullName: '轮换测试' };
  return { ...names, mobile, smsCode, identityNumber: identityNumberOf(sequence), agreement: true as const };
};

it('R:A12 keeps an identity number unique and finds people by their number while rows have digests of two keys', async () => {
  await world.visitor().call('registerIndividual', { body: await person('rotated1', 301) });
  ring.replace([NEW_KEY, DATA_KEY]);
  await expect(world.visitor().call('registerIndividual', { body: await person('rotated2', 301) })).rejects.toEqual(
    problem('identity_taken'),
  );
  await world.visitor().call('registerIndividual', { body: await person('rotated3', 302) });
  ring.replace([DATA_KEY, NEW_KEY]);
  const both = await Promise.allSettled([
    world.visitor().call('registerIndividual', { body: await person('rotated4', 302) }),
    world.visitor().call('registerIndividual', { body: await person('rotated5', 303) }),
  ]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

it('seals every value again with the current key, in any state of interruption, and then the old key is needed no more', async () => {
  const order = await submitOrder(world, office, 'bring_in');
  const before = personalData(keyRing(DATA_KEY));
  await world
    .db('account')
    .where({ id: office.customer.id })
    .update({ totp_sealed: before.seal('SECRET') });
  // As an earlier version left them: without an id.
  const bare = (box: Buffer) => box.subarray(12);
  const [first] = await world.db('contact').limit(1).select<{ id: string }[]>('id');
  await world
    .db('contact')
    .where({ id: first?.id })
    .update({ mobile_sealed: bare(before.seal('13900000001')) });

  ring.replace([NEW_KEY, DATA_KEY]);
  const progress: string[] = [];
  expect(await reseal(world.db, ring, ({ column, done }) => progress.push(`${column} ${done}`))).toEqual([]);
  expect(progress).toEqual(expect.arrayContaining(['booking_order.slip_password 1', 'account.totp_sealed 1']));
  const again: string[] = [];
  await reseal(world.db, ring, ({ column }) => again.push(column));
  expect(again).toEqual([]);
  const uses = (await keyUses(world.db)).filter((use) => use.canBeResealed);
  expect(new Set(uses.map((use) => use.keyId))).toEqual(new Set([ring.current.id]));

  ring.replace([NEW_KEY]);
  expect((await office.customer.client.call('me')).enterprise?.mobile).toBe('13800000000');
  const { password } = await office.customer.client.call('getOrderSlip', { params: { orderId: order.orderId } });
  expect(password).toHaveLength(8);
  await expect(world.visitor().call('registerIndividual', { body: await person('rotated6', 301) })).rejects.toEqual(
    problem('identity_taken'),
  );
});

it('names a value that no key opens, and seals the others all the same', async () => {
  const [contact] = await world
    .db('contact')
    .limit(1)
    .select<{ id: string; mobile_sealed: Buffer }[]>('id', 'mobile_sealed');
  const foreign = seal(keyRing(Buffer.alloc(32, 9)), '13900000002');
  await world.db('contact').where({ id: contact?.id }).update({ mobile_sealed: foreign });
  ring.replace([DATA_KEY, NEW_KEY]);
  expect(await reseal(world.db, ring)).toEqual([{ column: 'contact.mobile_sealed', id: contact?.id }]);
  await world.db('contact').where({ id: contact?.id }).update({ mobile_sealed: contact?.mobile_sealed });
});

it('pauses a rotation while a running process lacks the new key, and goes on with the same key afterwards', async () => {
  const folder = new DataFolder(mkdtempSync(join(tmpdir(), 'hengzhun-rotation-')));
  try {
    await ensureKeys(folder, 'data', FILE_PROVIDER);
    const [before] = storedKeys(folder, 'data');
    const options = { folder, provider: FILE_PROVIDER, db: world.db, say: () => undefined, patience: 100 };
    const late = { id: randomUUID(), name: 'documents' };
    const used = [before?.id ?? ''];
    await recordHeartbeat(world.db, late, { known: used, used });
    await expect(rotateKeys(['data'], options)).rejects.toThrow(/documents/);
    const [next, current] = storedKeys(folder, 'data');
    expect([next?.state, current]).toEqual(['next', before]);
    await recordHeartbeat(world.db, late, { known: [next?.id ?? '', ...used], used: [next?.id ?? ''] });
    await rotateKeys(['data'], options);
    expect(storedKeys(folder, 'data').map(({ id, state }) => [id, state])).toEqual([
      [next?.id, 'current'],
      [before?.id, 'old'],
    ]);
    await signOff(world.db, late.id);
  } finally {
    rmSync(folder.path, { recursive: true, force: true });
  }
});
