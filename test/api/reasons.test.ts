/** The library of standard reasons and its statistics (requirement E3). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyEvents } from '../../store/event/append.ts';
import { type Office, openOffice, receive, recordAll, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let office: Office;
let administrator: StaffMember;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  administrator = await world.staff('管理员', 'administrator');
});
afterAll(() => world.close());

const offered = async (occasion: string) =>
  (await office.reviewer.client.call('listReasons', { query: { occasion } })).data;
const kept = async (query: Record<string, string> = {}) =>
  (await administrator.client.call('listManagedReasons', { query: { perPage: 100, ...query } })).data;

describe('the library of reasons', () => {
  it('R:E3 is edited by administrators: reasons are added, reworded and retired, each with its history', async () => {
    const { client } = administrator;
    const made = await client.call('createReason', {
      body: { occasion: 'first_review', title: '缺铭牌照片', text: '请补充铭牌照片后重新提交。' },
    });
    expect(made).toMatchObject({ uses: 0, retired: false });
    expect((await offered('first_review')).map(({ title }) => title)).toContain('缺铭牌照片');
    expect((await offered('second_review')).map(({ title }) => title)).not.toContain('缺铭牌照片');
    const params = { reasonId: made.id };
    await client.call('changeReason', { params, body: { title: '缺铭牌', text: '请补充铭牌照片。', retired: true } });
    // Saved again without a change: no event.
    await client.call('changeReason', { params, body: { title: '缺铭牌', text: '请补充铭牌照片。', retired: true } });
    expect((await offered('first_review')).map(({ title }) => title)).not.toContain('缺铭牌');
    expect((await kept({ retired: 'true' })).map(({ title }) => title)).toEqual(['缺铭牌']);
    const { data } = await client.call('reasonHistory', { params });
    expect(data.map(({ name, actor }) => [name, actor])).toEqual([
      ['change_reason', '管理员'],
      ['add_reason', '管理员'],
    ]);
    expect(data[0]?.changes).toEqual([
      { field: 'title', before: '缺铭牌照片', after: '缺铭牌' },
      { field: 'text', before: '请补充铭牌照片后重新提交。', after: '请补充铭牌照片。' },
      { field: 'retired', before: '否', after: '是' },
    ]);
    expect(await verifyEvents(world.owner)).toEqual([]);
  });

  it('R:E3 has a reason once per occasion, and names the field that is wrong', async () => {
    const { client } = administrator;
    const [first] = await offered('cancel');
    const body = { occasion: 'cancel', title: first?.title ?? '', text: '又一次' } as const;
    await expect(client.call('createReason', { body })).rejects.toMatchObject({
      type: 'reason_taken',
      fields: [{ path: 'title', message: expect.stringContaining(first?.title ?? '–') }],
    });
    const [one, other] = await kept({ occasion: 'send_back' });
    const twin = { title: other?.title ?? '', text: '又一次', retired: false };
    await expect(client.call('changeReason', { params: { reasonId: one?.id ?? '' }, body: twin })).rejects.toEqual(
      problem('reason_taken'),
    );
    await expect(
      client.call('createReason', { body: { occasion: 'cancel', title: '长'.repeat(31), text: '' } }),
    ).rejects.toMatchObject({
      type: 'invalid_input',
      fields: [
        { path: 'title', message: expect.stringContaining('30') },
        { path: 'text', message: expect.stringContaining('原因全文') },
      ],
    });
  });
});

describe('the statistics of reasons', () => {
  it('R:E3 count uses, once per command, by occasion; the most used reason is offered first', async () => {
    const before = await offered('first_review');
    const last = before.at(-1);
    const reasonIds = [last?.id ?? ''];
    const body = { notes: last?.text ?? '', reasonIds };
    for (const commandId of ['one', 'two']) {
      const { shareId } = await submitOrder(world, office, 'bring_in');
      const params = { shareId };
      await office.reviewer.client.call('reject_first_review', { params, body, idempotencyKey: commandId });
      // The same command again, as after a lost answer.
      await office.reviewer.client.call('reject_first_review', { params, body, idempotencyKey: commandId });
    }
    const { shareId } = await submitOrder(world, office, 'bring_in', 'bring_in');
    const order = await office.reviewer.client.call('getShareOrder', { params: { shareId } });
    await office.reviewer.client.call('approve_first_review', {
      params: { shareId },
      body: {
        notes: '',
        reasonIds: [before[0]?.id ?? ''],
        refused: [{ itemId: order.items[0]?.id ?? '', notes: before[0]?.text ?? '' }],
      },
    });
    expect((await offered('first_review'))[0]).toEqual(last);
    const counted = await kept({ occasion: 'first_review', sort: '-uses' });
    expect(counted.slice(0, 2).map(({ title, uses, percentage }) => [title, uses, percentage])).toEqual([
      [last?.title, 2, 67],
      [before[0]?.title, 1, 33],
    ]);
    // Another occasion is counted by itself.
    expect((await kept({ occasion: 'cancel' })).map(({ percentage }) => percentage)).toEqual([null, null, null]);
    const second = await submitOrder(world, office, 'bring_in');
    await receive(office, second.shareId);
    await recordAll(office, second.shareId);
    const params = { shareId: second.shareId };
    await office.technician.client.call('submit_results', { params, body: {} });
    const [sentBack] = await offered('send_back');
    await office.checker.client.call('send_back', {
      params,
      body: { notes: sentBack?.text ?? '', reasonIds: [sentBack?.id ?? ''] },
    });
    expect((await kept({ occasion: 'send_back', sort: '-uses' }))[0]).toMatchObject({ uses: 1, percentage: 100 });
  });

  it('R:E3 count the rejection of a registration, and nothing older than a year', async () => {
    const pending = await world.customer('待审核企业', 'pending');
    const [reason] = await offered('registration');
    await administrator.client.call('rejectEnterprise', {
      params: { enterpriseId: pending.enterpriseId },
      body: { notes: reason?.text ?? '', reasonIds: [reason?.id ?? ''] },
    });
    const uses = async () => (await kept({ occasion: 'registration' })).reduce((sum, one) => sum + one.uses, 0);
    expect(await uses()).toBe(1);
    await world.owner.transaction(async (trx) => {
      await trx.raw('alter table event disable trigger event_append_only');
      await trx('event').update({ at: new Date(Date.now() - 366 * 86_400_000) });
      await trx.raw('alter table event enable trigger event_append_only');
    });
    expect(await uses()).toBe(0);
  });
});
