import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderKind } from '../../domain/contract/order.ts';
import { businessDay } from '../../domain/time.ts';
import { addInstruments } from '../support/people.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
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
  it('R:C2 R:C3 is saved as a draft, changed and deleted, and is invisible to others', async () => {
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

  it('R:C3 R:E2 takes the day by which it should be done, not before the day of submission, for staff and slip to show', async () => {
    const [instrument = ''] = await instruments(1);
    const today = businessDay(new Date());
    const create = (requestedCompletionDate: string | null, kind: OrderKind = 'general') =>
      customer.client.call('createOrder', {
        body: { kind, contactId: customer.contactId, instrumentIds: [], requestedCompletionDate },
      });
    const passed = { path: 'requestedCompletionDate', message: '不能早于提交申请的日期' };
    await expect(create('2026-01-31')).rejects.toEqual(problem('invalid_input', { fields: [passed] }));
    await expect(create(today, 'mandatory')).rejects.toEqual(
      problem('invalid_input', { fields: [{ ...passed, message: '这类申请没有这一项' }] }),
    );
    const { id } = await create(null);
    const params = { orderId: id };
    const body = { contactId: customer.contactId, instrumentIds: [instrument], requestedCompletionDate: today };
    expect(await customer.client.call('changeOrder', { params, body })).toMatchObject({
      requestedCompletionDate: today,
    });
    // A draft that lay for a while.
    await world.db('booking_order').where({ id }).update({ requested_completion_date: '2026-01-31' });
    await expect(submit(id)).rejects.toEqual(problem('invalid_input', { fields: [passed] }));
    await customer.client.call('changeOrder', { params, body });
    const { shares } = await submit(id);
    const [share] = shares;
    const asked = { params: { shareId: share?.id ?? '' } };
    expect(await office.reviewer.client.call('getShareOrder', asked)).toMatchObject({ requestedCompletionDate: today });
    const { data } = await customer.client.call('listOrders', { query: { kind: 'general' } });
    expect(data.find((order) => order.id === id)).toMatchObject({ requestedCompletionDate: today });
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
    const kept = await draft([good]);
    await world.db('instrument').where({ id: good }).update({ current_state: '维修' });
    for (const attempt of [() => draft([good]), () => submit(kept.id)]) {
      await expect(attempt()).rejects.toEqual(problem('instrument_not_bookable', { status: 409 }));
    }
  });

  it('R:C9 cannot be submitted without a contact, without instruments, with too many instruments or with booked ones', async () => {
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
