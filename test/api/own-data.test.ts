/** One's own data as a file, and closing one's account: what is deleted, and what the centre must keep. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyEvents } from '../../store/event/append.ts';
import { complete, type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

const closing = { currentPassword: PASSWORD, confirmation: '注销账号' } as const;
const dataOf = async (blob: Blob) => JSON.parse(await blob.text());

describe('an individual', () => {
  it('R:A9 exports everything that is stored about them', async () => {
    const { client, username } = await world.individual('经办人');
    const data = await dataOf(await client.call('exportOwnData'));
    expect(data).toMatchObject({
      account: { kind: 'individual', username },
      person: { fullName: '经办人', mobile: '13700000000' },
      sessions: [{ address: expect.any(String) }],
    });
    expect(JSON.stringify(data)).not.toMatch(/password_hash|sealed|argon2/);
  });

  it('R:A9 closes the account with password and confirmation; no personal data remain', async () => {
    const person = await world.individual('要注销的人');
    const close = (body: object) => person.client.call('closeOwnAccount', { body: { ...closing, ...body } as never });
    await expect(close({ currentPassword: 'Wrong-2026' })).rejects.toEqual(problem('current_password_wrong'));
    await expect(close({ confirmation: '好的' })).rejects.toEqual(problem('invalid_input'));
    await close({});
    await expect(person.client.call('me')).rejects.toEqual(problem('sign_in_required'));
    await expect(world.visitor().signIn('individual', person.username, PASSWORD)).rejects.toEqual(
      problem('sign_in_failed'),
    );
    expect(await world.db('person').where({ account_id: person.id })).toEqual([]);
    expect(await world.db('account').where({ id: person.id }).first('display_name', 'disabled')).toEqual({
      display_name: '已注销用户',
      disabled: true,
    });
  });
});

describe('an enterprise', () => {
  it('R:A12 closes only without open orders; orders and certificates stay, personal data go, the code is free again', async () => {
    const { customer } = office;
    const done = await submitOrder(world, office, 'bring_in');
    await expect(customer.client.call('closeOwnAccount', { body: closing })).rejects.toEqual(
      problem('account_has_open_orders', { message: expect.stringContaining('1张') }),
    );
    await complete(office, done.shareId);
    const agent = await world.individual('代办人');
    await world.db('link').insert({
      account_id: agent.id,
      enterprise_id: customer.enterpriseId,
      state: 'approved',
      decided_at: new Date(),
    });
    expect((await agent.client.call('listOrders')).total).toBe(1);
    const data = await dataOf(await customer.client.call('exportOwnData'));
    expect(data.contacts).toEqual([expect.objectContaining({ mobile: '13900000000' })]);
    await customer.client.call('closeOwnAccount', { body: closing });
    await expect(agent.client.call('listOrders')).rejects.toEqual(problem('forbidden'));
    await expect(customer.client.call('me')).rejects.toEqual(problem('sign_in_required'));
    expect((await world.visitor().call('listNotices')).data.map(({ orderNumber }) => orderNumber)).toContain(
      done.number,
    );
    const order = await office.issuer.client.call('getShareOrder', { params: { shareId: done.shareId } });
    expect(order).toMatchObject({ stage: 'completed', contact: { name: '（已注销）', mobile: '' } });
    expect(await world.db('certificate')).toHaveLength(1);
    const { credit_code } = await world.db('enterprise').where({ id: customer.enterpriseId }).first('credit_code');
    const again = await world.customer('重新注册的企业');
    await world.db('enterprise').where({ id: again.enterpriseId }).update({ credit_code });
    expect(await verifyEvents(world.db)).toEqual([]);
  });
});
