import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

it('R:E2 R:A13 sends a customer a message from the order, which leads to the order and is recorded once', async () => {
  const { reviewer, customer, supervisor } = office;
  const order = await submitOrder(world, office, 'bring_in');
  const params = { shareId: order.shareId };
  const idempotencyKey = randomUUID();
  const notes = '请补交铭牌照片。\n联系电话见预约单。';
  for (let attempt = 0; attempt < 2; attempt += 1)
    await reviewer.client.call('tellCustomer', { params, body: { notes }, idempotencyKey });
  const mine = async () =>
    (await customer.client.call('listMessages', { query: { q: '补交铭牌' } })).data.filter(
      ({ orderId }) => orderId === order.orderId,
    );
  const [message, ...more] = await mine();
  expect(more).toEqual([]);
  expect(message).toMatchObject({
    title: `鄂尔多斯市检验检测中心就预约单${order.number}发来消息`,
    body: notes,
    readAt: null,
  });
  expect(JSON.stringify(message)).not.toContain('业务科甲');
  const told = () => reviewer.client.call('listCustomerMessages', { params });
  expect(await told()).toMatchObject({ data: [{ by: '业务科甲', notes, readAt: null }], total: 1 });
  await customer.client.call('readMessage', { params: { messageId: message?.id ?? '' } });
  expect((await told()).data[0]?.readAt).toEqual(expect.any(String));

  await supervisor.client.call('tellCustomer', { params, body: { notes: '已加急' } });
  expect((await told()).data.map(({ by, notes: text }) => [by, text])).toEqual([
    ['督办甲', '已加急'],
    ['业务科甲', notes],
  ]);
  const events = await world
    .db('event')
    .where({ stream: `share:${order.shareId}` })
    .orderBy('sequence')
    .select('name', 'actor_name', 'notes');
  expect(events).toHaveLength(2);
  expect(events[0]).toEqual({ name: 'tell_customer', actor_name: '业务科甲', notes });
});

it('R:E2 R:E6 sends no message without text, from staff without access to orders, or from another institution', async () => {
  const order = await submitOrder(world, office, 'bring_in');
  const params = { shareId: order.shareId };
  const body = { notes: '您好' };
  await expect(office.reviewer.client.call('tellCustomer', { params, body: { notes: '  ' } })).rejects.toEqual(
    problem('invalid_input', { fields: [{ path: 'notes', message: '请填写消息内容' }] }),
  );
  const admin = await world.staff('管理员', 'administrator');
  const elsewhere = await world.staffElsewhere('另一机构业务科', 'business_office');
  await expect(admin.client.call('tellCustomer', { params, body })).rejects.toEqual(problem('forbidden'));
  await expect(office.customer.client.call('tellCustomer', { params, body })).rejects.toEqual(problem('forbidden'));
  await expect(elsewhere.client.call('tellCustomer', { params, body })).rejects.toEqual(problem('not_found'));
  await expect(elsewhere.client.call('listCustomerMessages', { params })).rejects.toEqual(problem('not_found'));
  expect((await office.reviewer.client.call('listCustomerMessages', { params })).total).toBe(0);
});
