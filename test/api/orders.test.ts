import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addInstruments } from '../support/people.ts';
import { type Office, openOffice, receive, recordAll, submitOrder } from './support/office.ts';
import { type ApiWorld, type Customer, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
let customer: Customer;
let stranger: Customer;
beforeAll(async () => {
  world = await openApi({ config: { maxInstrumentsPerOrder: 3 } });
  office = await openOffice(world);
  customer = office.customer;
  stranger = await world.customer('另一企业');
});
afterAll(() => world.close());

const instruments = (count: number, more = {}) =>
  addInstruments(
    world.db,
    customer.enterpriseId,
    Array.from({ length: count }, () => more),
  );
const draft = (instrumentIds: string[], contactId: string | null = customer.contactId) =>
  customer.client.call('createOrder', { body: { contactId, instrumentIds } });
const submit = (orderId: string, idempotencyKey: string = randomUUID()) =>
  customer.client.call('submitOrder', { params: { orderId }, body: {}, idempotencyKey });

describe('an application', () => {
  it('R:C2 R:C3 is saved as a draft, changed and deleted, and is nobody else’s business', async () => {
    const [first = '', second = ''] = await instruments(2);
    const order = await draft([first, first]);
    expect(order).toMatchObject({ number: null, stage: 'draft', instrumentCount: 1, shares: [], timeline: [] });
    const params = { orderId: order.id };
    const body = { contactId: null, instrumentIds: [second, first], remarks: '请先联系' };
    const changed = await customer.client.call('changeOrder', { params, body });
    expect(changed.items.map(({ instrumentId }) => instrumentId)).toEqual([second, first]);
    expect(changed).toMatchObject({ contact: null, remarks: '请先联系' });
    for (const other of [stranger.client, office.reviewer.client]) {
      await expect(other.call('getOrder', { params })).rejects.toEqual(problem('not_found'));
    }
    await expect(stranger.client.call('changeOrder', { params, body })).rejects.toEqual(problem('not_found'));
    await expect(stranger.client.call('deleteOrder', { params })).rejects.toEqual(problem('not_found'));
    await expect(stranger.client.call('submitOrder', { params, body: {} })).rejects.toEqual(problem('not_found'));
    await customer.client.call('deleteOrder', { params });
    await expect(customer.client.call('getOrder', { params })).rejects.toEqual(problem('not_found'));
  });

  it('R:C9 names every instrument that cannot be booked', async () => {
    const [good = '', ...bad] = [...(await instruments(1)), ...(await instruments(2, { condition: '停用' }))];
    const refused = draft([good, ...bad]);
    await expect(refused).rejects.toEqual(
      problem('instrument_not_bookable', {
        fields: [
          { path: 'instrumentIds.1', message: expect.stringContaining('数字压力计') },
          { path: 'instrumentIds.2', message: expect.stringContaining('数字压力计') },
        ],
      }),
    );
    await expect(
      stranger.client.call('createOrder', { body: { contactId: stranger.contactId, instrumentIds: [good] } }),
    ).rejects.toEqual(
      problem('instrument_not_yours', { fields: [expect.objectContaining({ path: 'instrumentIds.0' })] }),
    );
    await expect(draft([good], stranger.contactId)).rejects.toEqual(problem('invalid_input'));
  });

  it('R:C9 is not submitted without contact, without instruments, with too many or with booked ones', async () => {
    await expect(submit((await draft([])).id)).rejects.toEqual(problem('no_instruments'));
    const [item = ''] = await instruments(1);
    await expect(submit((await draft([item], null)).id)).rejects.toEqual(problem('contact_required', { status: 422 }));
    const many = await draft(await instruments(4));
    await expect(submit(many.id)).rejects.toEqual(
      problem('too_many_instruments', { message: '一张预约单最多3件器具，当前4件，请分开提交。' }),
    );
    const [one, two] = [await draft([item]), await draft([item])];
    const { number } = await submit(one.id);
    await expect(submit(two.id)).rejects.toEqual(
      problem('instrument_in_booking', { message: expect.stringContaining(number ?? 'none') }),
    );
    await expect(draft([item])).rejects.toEqual(problem('instrument_in_booking'));
  });

  it('R:C2 is submitted once, however often the button is pressed, and can no longer be changed', async () => {
    const order = await draft(await instruments(1));
    const key = randomUUID();
    const [first, again] = [await submit(order.id, key), await submit(order.id, key)];
    expect(first).toEqual(again);
    await expect(submit(order.id)).rejects.toEqual(problem('order_not_draft'));
    const params = { orderId: order.id };
    await expect(customer.client.call('deleteOrder', { params })).rejects.toEqual(problem('order_not_draft'));
    await expect(customer.client.call('changeOrder', { params, body: {} })).rejects.toEqual(problem('order_not_draft'));
  });

  it('R:C9 is found by state, number, instrument and day', async () => {
    const list = async (query: object) => (await customer.client.call('listOrders', { query })).data;
    const order = await submitOrder(world, office, 'on_site');
    expect((await list({ stage: 'awaiting_first_review', q: order.number })).map(({ id }) => id)).toEqual([
      order.orderId,
    ]);
    expect((await list({ stage: 'draft' })).every(({ number }) => number === null)).toBe(true);
    expect(await list({ stage: 'completed,cancelled' })).toEqual([]);
    const today = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
    expect(await list({ submittedFrom: today, submittedTo: today, q: '数字压力计' })).not.toEqual([]);
    expect(await list({ submittedTo: '2020-01-01' })).toEqual([]);
    expect((await list({ sort: 'submittedAt' }))[0]?.submittedAt).not.toBeNull();
    expect((await stranger.client.call('listOrders')).total).toBe(0);
  });
});

describe('an order in work', () => {
  it('R:E2 R:C14 R:C10 offers each reader their commands, and customers offices instead of names and notes', async () => {
    const order = await submitOrder(world, office, 'bring_in');
    const params = { orderId: order.orderId };
    const { shareId } = order;
    const commandsOf = async (client: Customer['client']) =>
      (await client.call('getOrder', { params })).shares[0]?.commands;
    expect(await commandsOf(customer.client)).toEqual(['cancel']);
    expect(await commandsOf(office.reviewer.client)).toEqual(['approve_first_review', 'reject_first_review']);
    expect(await commandsOf(office.desk.client)).toEqual([]);
    expect(await commandsOf(office.supervisor.client)).toEqual(['cancel']);
    await expect(stranger.client.call('getOrder', { params })).rejects.toEqual(problem('not_found'));

    await office.reviewer.client.call('reject_first_review', { params: { shareId }, body: { notes: '请补充铭牌' } });
    const rejected = await customer.client.call('getOrder', { params });
    expect(rejected).toMatchObject({ stage: 'rejected', shares: [{ notes: '请补充铭牌' }] });
    expect(await commandsOf(customer.client)).toEqual(['resubmit', 'cancel']);
    const items = rejected.items.map(({ id }) => ({ itemId: id, deliveryMode: 'bring_in' as const }));
    const again = { contactId: customer.contactId, items, notes: '已补充' };
    await customer.client.call('resubmit', { params: { shareId }, body: again });
    await receive(office, shareId);
    await recordAll(office, shareId);
    const give = { params: { shareId }, body: { notes: '' } };
    await office.technician.client.call('submit_results', give);
    expect(await commandsOf(office.technician.client)).toEqual([]);
    expect(await commandsOf(office.checker.client)).toEqual(['send_back', 'pass_check']);
    await expect(office.technician.client.call('pass_check', give)).rejects.toEqual(problem('own_results'));
    const back = { params: { shareId }, body: { notes: '第三点计算有误' } };
    await office.checker.client.call('send_back', back);

    const seen = await customer.client.call('getOrder', { params });
    expect(seen.shares[0]?.notes).toBeNull();
    expect(seen.items[0]?.result).toBeNull();
    expect(seen.timeline.map(({ event, actor, notes }) => [event, actor, notes])).toEqual([
      ['submit', '申请单位', null],
      ['reject_first_review', '业务科', '请补充铭牌'],
      ['resubmit', '申请单位', '已补充'],
      ['approve_first_review', '业务科', null],
      ['receive_sample', '样品室', null],
      ['submit_results', '检测人员', null],
      ['send_back', '核验人员', null],
    ]);
    const internal = await office.supervisor.client.call('getOrder', { params });
    expect(internal.timeline[6]).toMatchObject({ actor: '核验员甲', notes: '第三点计算有误' });
    expect(internal.items[0]?.result).toMatchObject({ recordedBy: '检测员甲', conclusion: 'pass' });
    expect(JSON.stringify(seen)).not.toMatch(/员甲|科甲|室甲/);
  });

  it('R:C7 R:C14 says that the supervisor cancelled where it was not the customer', async () => {
    const order = await submitOrder(world, office, 'bring_in');
    const cancel = { params: { shareId: order.shareId }, body: { notes: '重复申请' } };
    await expect(stranger.client.call('cancel', cancel)).rejects.toEqual(problem('not_found'));
    await expect(customer.client.call('cancel', { ...cancel, body: { notes: ' ' } })).rejects.toEqual(
      problem('invalid_input', { fields: [{ path: 'notes', message: '请填写审核备注' }] }),
    );
    await office.supervisor.client.call('cancel', cancel);
    const { stage, timeline } = await customer.client.call('getOrder', { params: { orderId: order.orderId } });
    expect([stage, timeline[1]?.actor, timeline[1]?.notes]).toEqual(['cancelled', '督办', '重复申请']);
  });

  it('R:C10 tells who came second what happened meanwhile, in their language', async () => {
    const order = await submitOrder(world, office, 'bring_in');
    const give = { params: { shareId: order.shareId }, body: { notes: '' } };
    await office.reviewer.client.call('approve_first_review', give);
    await expect(office.reviewer.client.call('approve_first_review', give)).rejects.toEqual(
      problem('stage_moved_on', { message: expect.stringMatching(/由业务科甲于\d{4}年.+办理为“待收样”/) }),
    );
  });
});
