import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OrderItem } from '../../domain/contract/order.ts';
import { sinceLastRound } from '../../domain/round.ts';
import { businessDay } from '../../domain/time.ts';
import { general } from './support/instruments.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

describe('a share that is submitted again', () => {
  it('R:C10 R:E2 shows the reviewer what was corrected, taken out and moved, before and after, and records it', async () => {
    const { customer, reviewer } = office;
    const order = await submitOrder(world, office, 'bring_in', 'bring_in', 'bring_in', 'bring_in');
    const params = { shareId: order.shareId };
    const today = businessDay(new Date());
    await reviewer.client.call('reject_first_review', { params, body: { notes: '第一件型号有误' } });
    const { items } = await reviewer.client.call('getShareOrder', { params });
    const [corrected, moved, removed, same] = items as [OrderItem, OrderItem, OrderItem, OrderItem];
    const { instrumentNumber, serialNumber } = corrected.instrument;
    await customer.client.call('changeInstrument', {
      params: { instrumentId: corrected.instrumentId },
      body: general(instrumentNumber, { serialNumber, model: 'CPG2500', placeOfUse: '一车间' }),
    });
    await customer.client.call('resubmit', {
      params,
      body: {
        contactId: customer.contactId,
        remarks: '第一件请先检',
        requestedCompletionDate: today,
        notes: '已改正',
        items: [
          { itemId: corrected.id, deliveryMode: 'bring_in' },
          { itemId: moved.id, deliveryMode: 'on_site' },
          { itemId: same.id, deliveryMode: 'bring_in' },
        ],
      },
    });
    const seen = await reviewer.client.call('getShareOrder', { params });
    const named = ({ id, instrument }: OrderItem) => ({
      itemId: id,
      name: instrument.name,
      instrumentNumber: instrument.instrumentNumber,
    });
    const differences = {
      contactChanged: false,
      details: [
        { field: 'remarks', before: '', after: '第一件请先检' },
        { field: 'requestedCompletionDate', before: '', after: today },
      ],
      items: [
        {
          ...named(corrected),
          withdrawn: false,
          changes: [
            { field: 'model', before: 'CPG1500', after: 'CPG2500' },
            { field: 'placeOfUse', before: '', after: '一车间' },
          ],
        },
        {
          ...named(moved),
          withdrawn: false,
          changes: [{ field: 'deliveryMode', before: 'bring_in', after: 'on_site' }],
        },
        { ...named(removed), withdrawn: true, changes: [] },
      ],
    };
    const last = seen.timeline.at(-1);
    expect(last).toMatchObject({ event: 'resubmit', notes: '已改正', differences });
    expect(seen).toMatchObject({ remarks: '第一件请先检', requestedCompletionDate: today });
    expect(seen.timeline.slice(0, -1).every((entry) => entry.differences === null)).toBe(true);
    const event = await world
      .db('event')
      .where({ stream: `order:${order.orderId}`, name: 'resubmit' })
      .first<{ after: { differences: unknown } }>('after');
    expect(event.after.differences).toEqual(last?.differences);
  });

  it('R:C10 R:E2 shows the customer the faults of single instruments, and the reviewer how they were answered', async () => {
    const { customer, reviewer } = office;
    const order = await submitOrder(world, office, 'bring_in', 'bring_in');
    const params = { shareId: order.shareId };
    const items = (await reviewer.client.call('getShareOrder', { params })).items.map(({ id }) => id);
    const [first = '', second = ''] = items;
    const refused = [{ itemId: first, notes: '型号有误' }];
    await expect(
      reviewer.client.call('reject_first_review', {
        params,
        body: { notes: '型号有误', refused: [{ itemId: order.shareId, notes: '型号有误' }] },
      }),
    ).rejects.toEqual(problem('result_not_in_share', { fields: [expect.objectContaining({ path: 'refused.0' })] }));
    await reviewer.client.call('reject_first_review', { params, body: { notes: '型号有误', refused } });
    const rejected = await customer.client.call('getOrder', { params: { orderId: order.orderId } });
    expect(rejected).toMatchObject({ stage: 'rejected', shares: [{ notes: '型号有误' }] });
    expect(rejected.items.map(({ notes }) => notes)).toEqual(['型号有误', null]);
    await customer.client.call('resubmit', {
      params,
      body: { contactId: customer.contactId, items: [{ itemId: second, deliveryMode: 'bring_in' }] },
    });
    const again = await reviewer.client.call('getShareOrder', { params });
    const since = sinceLastRound(again.timeline, again.shares, order.shareId, again.items);
    expect(since?.faults).toEqual([{ itemId: first, notes: '型号有误', mark: 'withdrawn' }]);
    expect(since?.markOf(second)).toBe('unchanged');
  });

  it('R:C10 says so if only the contact changed', async () => {
    const { customer, reviewer } = office;
    const order = await submitOrder(world, office, 'bring_in');
    const params = { shareId: order.shareId };
    await reviewer.client.call('reject_first_review', { params, body: { notes: '负责人电话打不通' } });
    const { id: contactId } = await customer.client.call('createContact', {
      body: { name: '新负责人', mobile: '13900000009', post: '' },
    });
    const items = (await customer.client.call('getOrder', { params: { orderId: order.orderId } })).items.map(
      ({ id, deliveryMode }) => ({ itemId: id, deliveryMode }),
    );
    await customer.client.call('resubmit', { params, body: { contactId, items } });
    const { timeline } = await reviewer.client.call('getShareOrder', { params });
    expect(timeline.at(-1)?.differences).toEqual({ contactChanged: true, details: [], items: [] });
  });
});
