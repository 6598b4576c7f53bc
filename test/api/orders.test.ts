import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDraft, addEnterprise, addInstruments } from '../support/people.ts';
import { complete, type Office, openOffice, receive, recordAll, submitOrder } from './support/office.ts';
import { type ApiWorld, type Customer, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
let customer: Customer;
let stranger: Customer;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  customer = office.customer;
  stranger = await world.customer('另一企业');
});
afterAll(() => world.close());

describe('an order in work', () => {
  it('R:E2 R:C14 R:C10 offers each reader their commands, and shows customers offices instead of names and internal notes', async () => {
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

    for (const [notes, message] of [
      [' ', '请填写审核备注'],
      ['a\u0000', '审核备注含有无法保存的字符，请重新输入'],
    ]) {
      await expect(
        office.reviewer.client.call('reject_first_review', { params: { shareId }, body: { notes: notes ?? '' } }),
      ).rejects.toEqual(problem('invalid_input', { fields: [{ path: 'notes', message }] }));
    }
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

  it('R:C7 R:C14 shows that the supervisor, not the customer, cancelled', async () => {
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

  it('R:C10 shows the second of two users what the first one did, in the reader’s language', async () => {
    const order = await submitOrder(world, office, 'bring_in');
    const give = { params: { shareId: order.shareId }, body: { notes: '' } };
    await office.reviewer.client.call('approve_first_review', give);
    await expect(office.reviewer.client.call('approve_first_review', give)).rejects.toEqual(
      problem('stage_moved_on', { message: expect.stringMatching(/由业务科甲于\d{4}年.+办理为“待收样”/) }),
    );
  });
});

describe('an order among many', () => {
  let big: ApiWorld;
  beforeAll(async () => {
    big = await openApi();
  });
  afterAll(() => big.close());

  it('R:C4 R:C13 is submitted and issued by its own rows only, however many others there are', async () => {
    const office = await openOffice(big);
    const enterprise = await addEnterprise(big.owner, '大型企业');
    for (let turn = 0; turn < 4; turn += 1) {
      const instrumentIds = await addInstruments(
        big.owner,
        enterprise.id,
        Array.from({ length: 2_000 }, () => ({})),
      );
      for (let at = 0; at < instrumentIds.length; at += 10)
        await addDraft(big.owner, enterprise, instrumentIds.slice(at, at + 10));
    }
    await big.owner.raw('vacuum analyze instrument, order_item');
    const counted = async () => {
      const { rows } = await big.owner.raw<{ rows: { read: number; changed: number }[] }>(
        `select sum(seq_tup_read)::int as read, sum(n_tup_upd)::int as changed from pg_stat_user_tables
         where relname in ('instrument', 'order_item')`,
      );
      return rows[0] ?? { read: 0, changed: 0 };
    };
    const before = await counted();
    const { shareId } = await submitOrder(big, office, 'bring_in');
    await complete(office, shareId);
    // Item and instrument change twice: put in service, and given a certificate. A backend tells within ten seconds.
    await expect
      .poll(async () => (await counted()).changed - before.changed, { timeout: 20_000, interval: 500 })
      .toBeGreaterThanOrEqual(4);
    expect((await counted()).read - before.read).toBeLessThan(8_000);
  });
});
