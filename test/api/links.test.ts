/** Links of individuals to an enterprise: requested, approved, refused, ended by either side. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ApiWorld, type Customer, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let enterprise: Customer;
let code = '';
let other: Customer;
beforeAll(async () => {
  world = await openApi();
  enterprise = await world.customer('某某能源公司');
  other = await world.customer('另一企业');
  code = await codeOf(enterprise);
});
afterAll(() => world.close());

let person: StaffMember;
beforeEach(async () => {
  person = await world.individual('经办人');
});

const codeOf = async (customer: Customer) => (await customer.client.call('me')).enterprise?.creditCode ?? '';
const ask = (who: StaffMember, body = { code }) => who.client.call('requestLink', { body });
const newest = async (who: StaffMember) => (await who.client.call('listOwnLinks')).data[0];
const titles = async ({ client }: StaffMember) => (await client.call('listMessages')).data.map(({ title }) => title);

describe('a link', () => {
  it('R:A10 is requested by code and gives no rights before its approval', async () => {
    await expect(ask(person, { code: '91150691MA0NT00000' })).rejects.toEqual(
      problem('link_code_unknown', { fields: [expect.objectContaining({ path: 'code' })] }),
    );
    const waiting = await world.customer('待审核企业', 'pending');
    await expect(ask(person, { code: await codeOf(waiting) })).rejects.toEqual(problem('link_code_unknown'));
    expect(await ask(person, { code: code.toLowerCase() })).toMatchObject({ state: 'requested', name: '某某能源公司' });
    await expect(ask(person)).rejects.toEqual(problem('link_exists'));
    await expect(person.client.call('listOrders')).rejects.toEqual(problem('forbidden'));
    expect(await titles(enterprise)).toContain('经办人申请关联本单位');
  });

  it('R:A10 gives the enterprise’s rights and messages once approved; deleting it takes them from open sessions at once', async () => {
    const { id: linkId } = await ask(person);
    const { data } = await enterprise.client.call('listLinks', { query: { state: 'requested', q: person.username } });
    expect(data).toEqual([expect.objectContaining({ id: linkId, username: person.username, displayName: '经办人' })]);
    await expect(other.client.call('approveLink', { params: { linkId } })).rejects.toEqual(problem('not_found'));
    await enterprise.client.call('approveLink', { params: { linkId } });
    await expect(enterprise.client.call('approveLink', { params: { linkId } })).rejects.toEqual(
      problem('link_decided'),
    );
    expect((await person.client.call('me')).enterprise?.name).toBe('某某能源公司');
    expect(await titles(person)).toEqual(['某某能源公司已通过您的关联申请']);
    const contact = await person.client.call('createContact', { body: { name: '负责人乙', mobile: '13912345679' } });
    const order = await person.client.call('createOrder', { body: { contactId: contact.id, instrumentIds: [] } });
    const params = { orderId: order.id };
    expect((await enterprise.client.call('getOrder', { params })).contact?.name).toBe('负责人乙');
    await expect(person.client.call('listLinks')).rejects.toEqual(problem('forbidden'));
    await expect(person.client.call('correctRegistration', { body: {} as never })).rejects.toEqual(
      problem('forbidden'),
    );

    await enterprise.client.call('endLink', { params: { linkId } });
    await expect(person.client.call('getOrder', { params })).rejects.toEqual(problem('forbidden'));
    expect((await person.client.call('me')).enterprise).toBeNull();
    expect(await titles(person)).toContain('某某能源公司已删除与您的关联');
  });

  it('R:A10 is refused with a reason, can be requested again, and is ended or withdrawn by the individual; all of it stays recorded', async () => {
    const first = await ask(person);
    await enterprise.client.call('refuseLink', { params: { linkId: first.id }, body: { notes: '非本单位人员' } });
    expect(await newest(person)).toMatchObject({ state: 'refused', notes: '非本单位人员' });
    const second = await ask(person);
    await person.client.call('endOwnLink', { params: { linkId: second.id } });
    await expect(person.client.call('endOwnLink', { params: { linkId: second.id } })).rejects.toEqual(
      problem('link_decided'),
    );
    const third = await ask(person, { code: await codeOf(other) });
    await other.client.call('approveLink', { params: { linkId: third.id } });
    const stranger = await world.individual();
    await expect(stranger.client.call('endOwnLink', { params: { linkId: third.id } })).rejects.toEqual(
      problem('not_found'),
    );
    await person.client.call('endOwnLink', { params: { linkId: third.id } });
    await expect(person.client.call('listInstruments')).rejects.toEqual(problem('forbidden'));
    expect(await titles(other)).toContain('经办人已解除与本单位的关联');
    const history = (await person.client.call('listOwnLinks')).data;
    expect(history.map(({ state, name }) => [state, name])).toEqual([
      ['ended', '另一企业'],
      ['ended', '某某能源公司'],
      ['refused', '某某能源公司'],
    ]);
    const events = await world
      .db('event')
      .where({ stream: `enterprise:${other.enterpriseId}` })
      .orderBy('sequence')
      .pluck('name');
    expect(events).toEqual(['request_link', 'approve_link', 'end_link']);
    expect(await world.db('event_fault')).toEqual([]);
  });

  it('R:A10 exists only once, even if requested many times at once', async () => {
    const asked = await Promise.allSettled(Array.from({ length: 8 }, () => ask(person)));
    expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await person.client.call('listOwnLinks')).total).toBe(1);
  });

  it('R:A10 is either approved or withdrawn if both happen at once', async () => {
    const { id: linkId } = await ask(person);
    const params = { linkId };
    const both = await Promise.allSettled([
      enterprise.client.call('approveLink', { params }),
      person.client.call('endOwnLink', { params }),
    ]);
    const state = (await newest(person))?.state;
    expect(both[1].status === 'fulfilled' ? 'ended' : 'approved').toBe(state);
  });
});
