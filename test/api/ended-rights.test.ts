/** What a right opened ends with the right: streams, drafts, the calendar feed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pathOf } from '../../domain/contract/client.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

/** Opens the order's stream; resolves to all of its text when the server ends it. */
async function follow(client: SessionClient, orderId: string): Promise<{ readonly ended: Promise<string> }> {
  const response = await fetch(world.url + pathOf('streamOrder', { orderId }), { headers: { cookie: client.cookie } });
  expect(response.status).toBe(200);
  return { ended: response.text() };
}

describe('the stream of an order', () => {
  it('R:A10 ends when an individual’s link ends, without telling anything more', async () => {
    const { orderId } = await submitOrder(world, office, 'bring_in');
    const person = await world.individual('经办人');
    await world.db('link').insert({
      account_id: person.id,
      enterprise_id: office.customer.enterpriseId,
      state: 'approved',
      decided_at: new Date(),
    });
    const { ended } = await follow(person.client, orderId);
    await world.db('link').where({ account_id: person.id }).update({ state: 'ended', ended_at: new Date() });
    await world.owner('booking_order').where({ id: orderId }).increment('sequence', 1);
    expect((await ended).match(/data:/g)).toHaveLength(1);
  });

  it('R:E6 ends when a member of staff loses all duties there, or the session', async () => {
    const { orderId } = await submitOrder(world, office, 'bring_in');
    const person = await world.staff('调离的人', 'technician');
    const first = await follow(person.client, orderId);
    await world.db('account').where({ id: person.id }).update({ duties: [] });
    await first.ended;
    await world
      .db('account')
      .where({ id: person.id })
      .update({ duties: ['technician'] });
    const second = await follow(person.client, orderId);
    await person.client.call('signOut');
    await second.ended;
  });
});

it('R:B8 keeps a draft from everybody but its customer, the supervisors of the centre included', async () => {
  const supervisor = await world.staff('督办', 'supervisor');
  const { customer } = office;
  const draft = await customer.client.call('createOrder', { body: { kind: 'general' } });
  const params = { orderId: draft.id };
  await expect(supervisor.client.call('getOrder', { params })).rejects.toEqual(problem('not_found'));
  const streamed = await fetch(world.url + pathOf('streamOrder', params), {
    headers: { cookie: supervisor.client.cookie },
  });
  expect(streamed.status).toBe(404);
  expect((await customer.client.call('getOrder', { params })).id).toBe(draft.id);
});

it('R:E4 ends a calendar feed with the duty; given the duty again, its owner makes a new address', async () => {
  const admin = await world.staff('管理员', 'administrator');
  const person = await world.staff('检测员', 'technician');
  const { url } = await person.client.call('renewVisitFeed');
  const status = async () => (await fetch(url.replace('http://hengzhun.test', world.url))).status;
  expect(await status()).toBe(200);
  const params = { userId: person.id };
  const duties = (given: ('technician' | 'checker')[]) =>
    admin.client.call('changeUser', {
      params,
      body: {
        ...{ displayName: '检测员', duties: given, departmentId: null, disabled: false },
        currentPassword: PASSWORD,
      },
    });
  await duties(['checker']);
  expect(await status()).toBe(404);
  await duties(['technician']);
  expect(await status()).toBe(404);
  expect(await person.client.call('getVisitFeed')).toEqual({ since: null });
});
