import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Office, openOffice, receive, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

describe('a queue', () => {
  it('R:E1 R:C10 lists the longest waiting work first, with counts of overdue work', async () => {
    const { client } = office.reviewer;
    const first = await submitOrder(world, office, 'bring_in');
    const second = await submitOrder(world, office, 'on_site');
    await world
      .db('share')
      .where({ id: second.shareId })
      .update({ due_at: new Date(Date.now() - 1000) });
    const query = { stage: 'awaiting_first_review' };
    const { data, total } = await client.call('listShares', { query });
    expect(data.map(({ id }) => id)).toEqual([first.shareId, second.shareId]);
    expect([total, data[0]?.orderNumber, data[0]?.instrumentCount]).toEqual([2, first.number, 1]);
    const hits = async (more: object) =>
      (await client.call('listShares', { query: { ...query, ...more } })).data.map(({ id }) => id);
    expect(await hits({ sort: '-stageSince' })).toEqual([second.shareId, first.shareId]);
    expect(await hits({ overdue: 'true' })).toEqual([second.shareId]);
    expect(await hits({ deliveryMode: 'on_site' })).toEqual([second.shareId]);
    expect(await hits({ q: first.number })).toEqual([first.shareId]);
    expect(await hits({ q: 'CPG1500' })).toEqual([]);
    expect(await hits({ q: '数字压力' })).toHaveLength(2);
    expect(await client.call('countQueues')).toMatchObject({
      awaiting_first_review: { count: 2, overdue: 1 },
      completed: { count: 0, overdue: 0 },
    });
  });

  it('R:E1 shows an institution only its own work', async () => {
    const [other] = await world.owner('institution').insert({ name: '另一机构' }).returning('id');
    const elsewhere = await world.staff('另一机构的人', 'business_office', 'technician', 'supervisor');
    await world.db('account').where({ id: elsewhere.id }).update({ institution_id: other.id });
    const order = await submitOrder(world, office, 'bring_in');
    const params = { shareId: order.shareId };
    expect((await elsewhere.client.call('listShares')).total).toBe(0);
    expect((await elsewhere.client.call('countQueues')).awaiting_first_review?.count).toBe(0);
    const refused = [
      () => elsewhere.client.call('getShareOrder', { params }),
      () => elsewhere.client.call('getOrder', { params: { orderId: order.orderId } }),
      () => elsewhere.client.call('approve_first_review', { params, body: { notes: '' } }),
      () => elsewhere.client.call('recordResults', { params, body: { results: [result(order.shareId)] } }),
    ];
    for (const one of refused) await expect(one()).rejects.toEqual(problem('not_found'));
  });
});

describe('a first review', () => {
  it('R:E2 R:C10 approves some instruments of an application and rejects the others, each with a reason', async () => {
    const { reviewer, customer } = office;
    const order = await submitOrder(world, office, 'bring_in', 'bring_in', 'bring_in');
    const params = { shareId: order.shareId };
    const { items } = await reviewer.client.call('getShareOrder', { params });
    const [kept, first, second] = items.map(({ id }) => id) as [string, string, string];
    const refused = [
      { itemId: first, notes: '测量范围有误' },
      { itemId: second, notes: '缺铭牌照片' },
    ];
    await expect(
      reviewer.client.call('approve_first_review', {
        params,
        body: { refused: [...refused, { itemId: kept, notes: '也不行' }] },
      }),
    ).rejects.toEqual(problem('all_refused'));
    await reviewer.client.call('approve_first_review', { params, body: { refused } });
    const after = await customer.client.call('getOrder', { params: { orderId: order.orderId } });
    const stageOf = (itemId: string) => {
      const item = after.items.find(({ id }) => id === itemId);
      return [after.shares.find(({ id }) => id === item?.shareId)?.stage, item?.notes];
    };
    expect([stageOf(kept), stageOf(first), stageOf(second)]).toEqual([
      ['awaiting_sample', null],
      ['rejected', '测量范围有误'],
      ['rejected', '缺铭牌照片'],
    ]);
    expect(after.stage).toBe('rejected');
    const rejected = after.shares.find(({ stage }) => stage === 'rejected');
    await customer.client.call('resubmit', {
      params: { shareId: rejected?.id ?? '' },
      body: { contactId: customer.contactId, items: [{ itemId: first, deliveryMode: 'bring_in' }] },
    });
    const again = await customer.client.call('getOrder', { params: { orderId: order.orderId } });
    expect(again.items.find(({ id }) => id === second)?.state).toBe('withdrawn');
    expect(again.stage).toBe('awaiting_first_review');
  });
});

describe('results', () => {
  it('R:C13 are recorded during the work, replaced by a person who corrects them, and closed for the check', async () => {
    const order = await submitOrder(world, office, 'bring_in', 'bring_in');
    const foreign = await submitOrder(world, office, 'bring_in');
    const params = { shareId: order.shareId };
    const { client } = office.technician;
    const record = (results: ReturnType<typeof result>[]) =>
      client.call('recordResults', { params, body: { results } });
    const { items } = await client.call('getShareOrder', { params });
    const [one = '', two = ''] = items.map(({ id }) => id);
    await expect(record([result(one)])).rejects.toEqual(problem('results_closed'));
    await receive(office, order.shareId);
    await expect(record([result(one, { conclusion: 'not_tested' })])).rejects.toEqual(
      problem('invalid_input', { fields: [{ path: 'results.0.reason', message: '未检的器具请填写原因' }] }),
    );
    const strange = (await client.call('getShareOrder', { params: { shareId: foreign.shareId } })).items[0]?.id ?? '';
    await expect(record([result(one), result(strange)])).rejects.toEqual(
      problem('result_not_in_share', { fields: [expect.objectContaining({ path: 'results.1.itemId' })] }),
    );
    await record([result(one, { conclusion: 'fail' })]);
    await expect(client.call('submit_results', { params, body: { notes: '' } })).rejects.toEqual(
      problem('results_incomplete', { message: expect.stringContaining('还有1件器具') }),
    );
    const colleague = await world.staff('检测员丙', 'technician');
    const body = { results: [result(one, { conclusion: 'fail' }), result(two)] };
    const corrected = await colleague.client.call('recordResults', { params, body });
    expect(corrected.items.map((item) => item.result?.recordedBy)).toEqual(['检测员甲', '检测员丙']);
    const recorded = await record([result(one), result(two, { conclusion: 'not_tested', reason: '电池损坏' })]);
    expect(recorded.items.map((item) => item.result?.conclusion)).toEqual(['pass', 'not_tested']);
    await client.call('submit_results', { params, body: { notes: '' } });
    await expect(record([result(one)])).rejects.toEqual(problem('results_closed'));
    const events = await world
      .db('event')
      .where({ stream: `share:${order.shareId}` })
      .pluck('name');
    expect(events).toEqual(['record_results', 'record_results', 'record_results']);
  });
});

describe('visits', () => {
  it('R:C12 are listed by time with their technicians', async () => {
    const order = await submitOrder(world, office, 'on_site');
    const params = { shareId: order.shareId };
    await office.reviewer.client.call('approve_first_review', { params, body: { notes: '' } });
    const technicians = await office.specialist.client.call('listTechnicians');
    expect(technicians.data.map(({ displayName }) => displayName)).toContain('检测员甲');
    const [startsAt, endsAt] = [new Date(Date.now() + 86_400_000), new Date(Date.now() + 90_000_000)].map((at) =>
      at.toISOString(),
    );
    const technicianIds = [office.technician.id];
    const body = { startsAt: startsAt ?? '', endsAt: endsAt ?? '', technicianIds, vehicle: '蒙K12345', notes: '' };
    await office.specialist.client.call('schedule', { params, body });
    const span = (from: number, to: number) => ({
      query: {
        from: new Date(Date.now() + from * 3_600_000).toISOString(),
        to: new Date(Date.now() + to * 3_600_000).toISOString(),
      },
    });
    const { data } = await office.specialist.client.call('listVisits', span(0, 48));
    expect(data).toMatchObject([{ startsAt, endsAt, vehicle: '蒙K12345', technicians: [{ displayName: '检测员甲' }] }]);
    expect((await office.specialist.client.call('listVisits', span(48, 72))).total).toBe(0);
    const seen = await office.customer.client.call('getOrder', { params: { orderId: order.orderId } });
    expect(seen.shares[0]).toMatchObject({
      stage: 'scheduled',
      visit: { startsAt },
      commands: ['confirm_visit', 'request_another_date', 'cancel'],
    });
    // The customer's wish is shown with the visit until it is answered.
    const wish = async () => (await office.specialist.client.call('listVisits', span(0, 72))).data[0];
    expect(await wish()).toMatchObject({ stage: 'scheduled', wish: null });
    await office.customer.client.call('request_another_date', { params, body: { notes: '当天停产，请改到下周' } });
    expect(await wish()).toMatchObject({ stage: 'scheduled', wish: '当天停产，请改到下周' });
    await office.specialist.client.call('reschedule', { params, body });
    expect(await wish()).toMatchObject({ wish: null });
  });

  it('R:E4 appear in a calendar with public holidays and the weekends that are worked for them', async () => {
    const days = async (from: string, to: string) =>
      (await office.specialist.client.call('listCalendar', { query: { from, to } })).data;
    const holidays = await days('2026-10-01', '2026-10-11');
    expect(holidays).toHaveLength(11);
    expect(holidays[0]).toEqual({ day: '2026-10-01', isWorking: false, name: '国庆节' });
    // A Saturday that is worked for the holiday, and the Sunday after it, which is not.
    expect(holidays.slice(9).map(({ day, isWorking }) => [day, isWorking])).toEqual([
      ['2026-10-10', true],
      ['2026-10-11', false],
    ]);
    for (const [from, to] of [
      ['2026-10-02', '2026-10-01'],
      ['2026-01-01', '2027-01-02'],
    ] as const) {
      await expect(days(from, to)).rejects.toMatchObject({
        type: 'span_too_long',
        message: expect.stringContaining('366'),
      });
    }
  });
});

function result(itemId: string, more: { conclusion?: 'pass' | 'fail' | 'not_tested'; reason?: string } = {}) {
  return { itemId, conclusion: 'pass' as const, measured: '', reason: '', ...more };
}
