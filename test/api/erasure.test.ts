/** After an account is closed nothing in the database names the person, and the audit log is still whole. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { verifyEvents } from '../../store/event/append.ts';
import { complete, type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

const closing = { currentPassword: PASSWORD, confirmation: '注销账号' } as const;

/** The tables whose rows contain the text, each with how often. */
async function placesOf(text: string): Promise<Record<string, number>> {
  const { rows: tables } = await world.db.raw<{ rows: { name: string }[] }>(
    `select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace`,
  );
  const found: Record<string, number> = {};
  for (const { name } of tables) {
    const { rows } = await world.db.raw<{ rows: { count: number }[] }>(
      `select count(*)::int as count from ?? as t where position(? in to_jsonb(t)::text) > 0`,
      [name, text],
    );
    if (rows[0]?.count) found[name] = rows[0].count;
  }
  return found;
}

it('R:A9 leaves nothing of an individual who registered, changed their data, was linked and acted for an enterprise', async () => {
  const [name, email, number] = ['欧阳待注销', 'erased@example.org', '110101199003077571'];
  const mobile = '13655550001';
  const username = 'erasure2026';
  await world.visitor().call('registerIndividual', {
    body: {
      username,
      password: 'hz7261',
      passwordAgain: 'hz7261',
      agreement: true,
      fullName: name,
      identityNumber: number,
      mobile,
      smsCode: await world.smsCode(mobile),
    } as never,
  });
  const client = await world.visitor().signIn('individual', username, 'hz7261');
  await client.call('changePerson', { body: { mobile, email, address: '朝阳街77号', currentPassword: 'hz7261' } });
  const { client: enterprise } = office.customer;
  const code = (await enterprise.call('me')).enterprise?.creditCode ?? '';
  const { id: linkId } = await client.call('requestLink', { body: { code } });
  await enterprise.call('approveLink', { params: { linkId } });
  const order = await client.call('createOrder', { body: { contactId: null, instrumentIds: [] } });
  await client.call('deleteOrder', { params: { orderId: order.id } });
  const { shareId } = await submitOrder(world, office, 'bring_in');
  await client.call('cancel', { params: { shareId }, body: { notes: '不再需要' } });
  const { data: before } = await office.supervisor.client.call('listEvents', { query: { q: name } });
  expect(before.map((entry) => entry.name)).toEqual(expect.arrayContaining(['register', 'change_person', 'cancel']));
  expect(before.find((entry) => entry.name === 'change_person')?.changes).toContainEqual(
    expect.objectContaining({ field: 'email', after: email }),
  );
  expect(Object.keys(await placesOf(name))).toContain('account');

  await client.call('closeOwnAccount', { body: { ...closing, currentPassword: 'hz7261' } });
  for (const text of [name, email, '朝阳街77号', '110101********7571', '13655550001', '136****0001', username])
    expect(await placesOf(text), text).toEqual({});
  const { data } = await office.supervisor.client.call('listEvents', { query: { name: 'change_person' } });
  expect(data[0]).toMatchObject({ actor: '已注销用户', erased: true, changes: [] });
  expect(await verifyEvents(world.db)).toEqual([]);
});

it('R:A12 leaves nothing of the people of an enterprise that is closed', async () => {
  const { customer } = office;
  const contact = { name: '司马联系', mobile: '13655550002', post: '质检科科长' };
  await customer.client.call('createContact', { body: contact });
  const done = await submitOrder(world, office, 'bring_in');
  await complete(office, done.shareId);
  const { data: before } = await office.supervisor.client.call('listEvents', { query: { name: 'create_contact' } });
  expect(before[0]).toMatchObject({ erased: false, subject: '司马联系' });

  await customer.client.call('closeOwnAccount', { body: closing });
  for (const text of [contact.name, contact.mobile, '136****0002', contact.post])
    expect(await placesOf(text), text).toEqual({});
  const { data } = await office.supervisor.client.call('listEvents', { query: { name: 'create_contact' } });
  expect(data[0]).toMatchObject({ erased: true, changes: [] });
  expect(await verifyEvents(world.db)).toEqual([]);
});
