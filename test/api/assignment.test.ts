/** Assignment of orders: rules of departments, absences, and shares that are given back (requirement E1). */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AssignmentRuleInput } from '../../domain/contract/assignment.ts';
import { businessDay } from '../../domain/time.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { addInstruments } from '../support/people.ts';
import { type Office, openOffice, receive, recordAll, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let office: Office;
let people: StaffMember[];
let departments: Map<string, string>;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  people = [office.reviewer];
  for (const name of ['业务科乙', '业务科丙']) people.push(await world.staff(name, 'business_office'));
  const rules = await office.supervisor.client.call('listAssignmentRules');
  departments = new Map(rules.data.map(({ name, id }) => [name, id]));
});
afterAll(() => world.close());

type Rule = Partial<AssignmentRuleInput> & Pick<AssignmentRuleInput, 'rule'>;
const paramsOf = (department: string) => ({ departmentId: departments.get(department) ?? '' });
const bodyOf = (rule: Rule) => ({ people: [], categories: [], ...rule });
const set = (department: string, rule: Rule) =>
  office.supervisor.client.call('changeAssignmentRule', { params: paramsOf(department), body: bodyOf(rule) });
const forecast = async (department: string, rule: Rule) =>
  (await office.supervisor.client.call('forecastAssignment', { params: paramsOf(department), body: bodyOf(rule) }))
    .next;
beforeEach(async () => {
  for (const department of ['业务科', '样品室', '力学计量室']) await set(department, { rule: 'none' });
  await world.db('share_claim').delete();
});

const submitted = async () => (await submitOrder(world, office, 'bring_in')).shareId;
const claimOf = async (shareId: string) =>
  (await office.supervisor.client.call('watchShare', { params: { shareId } })).claim;
const holders = async (shareIds: readonly string[]) => {
  const names = new Map<string, number>();
  for (const shareId of shareIds) {
    const name = (await claimOf(shareId))?.name ?? '';
    names.set(name, (names.get(name) ?? 0) + 1);
  }
  return Object.fromEntries(names);
};
const day = (offset: number) => businessDay(new Date(Date.now() + offset * 86_400_000));

describe('an assignment rule', () => {
  it('R:E1 gives thirty simultaneous orders to three people in turn: ten each', async () => {
    await set('业务科', { rule: 'round_robin' });
    const drafts: string[] = [];
    for (let index = 0; index < 30; index += 1) {
      const instrumentIds = await addInstruments(world.db, office.customer.enterpriseId, [{}]);
      const body = { contactId: office.customer.contactId, instrumentIds };
      drafts.push((await office.customer.client.call('createOrder', { body })).id);
    }
    const all = await Promise.all(
      drafts.map((orderId) => office.customer.client.call('submitOrder', { params: { orderId }, body: {} })),
    );
    const shareIds = all.map(({ shares }) => shares[0]?.id ?? '');
    expect(await holders(shareIds)).toEqual({ 业务科甲: 10, 业务科乙: 10, 业务科丙: 10 });
    expect(await verifyEvents(world.db)).toEqual([]);
  });

  it('R:E1 gives orders by load to the person with the least work, also simultaneous ones', async () => {
    await set('业务科', { rule: 'load' });
    const before = [await submitted(), await submitted(), await submitted()];
    await office.supervisor.client.call('assignShares', { body: { shareIds: before, accountId: office.reviewer.id } });
    expect(await holders(before)).toEqual({ 业务科甲: 3 });
    const orders = await Promise.all(Array.from({ length: 6 }, () => submitted()));
    expect(await holders(orders)).toEqual({ 业务科乙: 3, 业务科丙: 3 });
  });

  it('R:E1 gives orders by kind of instrument to the person named for most of them, and other kinds by load', async () => {
    const [, second, third] = people;
    const categories = [
      { kinds: ['数显卡尺'], people: [second?.id ?? ''] },
      { kinds: ['力学'], people: [third?.id ?? ''] },
    ];
    await set('业务科', { rule: 'category', categories });
    const submit = async (...names: string[]) => {
      const sketches = names.map((name) => ({ name }));
      const instrumentIds = await addInstruments(world.db, office.customer.enterpriseId, sketches);
      const { client, contactId } = office.customer;
      const { id: orderId } = await client.call('createOrder', { body: { contactId, instrumentIds } });
      const { shares } = await client.call('submitOrder', { params: { orderId }, body: {} });
      return (await claimOf(shares[0]?.id ?? ''))?.name;
    };

    expect(await submit('数显卡尺')).toBe('业务科乙');
    expect(await submit('数字压力计', '扭矩扳手', '数显卡尺')).toBe('业务科丙');
    expect(await submit('数显卡尺', '游标卡尺')).toBe('业务科乙');
    expect(await submit('酸度计')).toBe('业务科甲');
  });

  it('R:E1 sends the person a message, is recorded with its name, and shows the share under “mine”', async () => {
    await set('业务科', { rule: 'round_robin', people: [people[1]?.id ?? ''] });
    const { shareId, number } = await submitOrder(world, office, 'bring_in');
    const { client } = people[1] ?? office.reviewer;
    expect(await claimOf(shareId)).toMatchObject({ name: '业务科乙', assigned: true, rule: 'round_robin' });
    const [message] = (await client.call('listMessages')).data;
    expect(message).toMatchObject({ title: `预约单${number}已分派给您`, shareId });
    const [event] = await world.db('event').where({ stream: `share:${shareId}` });
    expect(event).toMatchObject({
      name: 'assign_by_rule',
      actor_id: null,
      after: { name: '业务科乙', rule: 'round_robin', stage: 'awaiting_first_review' },
    });
    const query = { stage: 'awaiting_first_review', claim: 'mine' as const, perPage: 100 };
    expect((await client.call('listShares', { query })).data.map(({ id }) => id)).toContain(shareId);
    // Others cannot take it, however long it is idle.
    await world
      .db('share_claim')
      .where({ share_id: shareId })
      .update({ active_at: new Date(0) });
    await expect(
      office.reviewer.client.call('approve_first_review', { params: { shareId }, body: { notes: '' } }),
    ).rejects.toEqual(problem('claimed_by_other'));
  });

  it('R:E1 leaves work unclaimed if it is “none”, or if nobody is there', async () => {
    expect(await claimOf(await submitted())).toBeNull();
    await set('样品室', { rule: 'load', people: [office.desk.id] });
    await office.desk.client.call('addAbsence', { body: { firstDay: day(0), lastDay: day(0) } });
    const shareId = await submitted();
    await office.reviewer.client.call('approve_first_review', { params: { shareId }, body: { notes: '' } });
    expect(await claimOf(shareId)).toBeNull();
    const [absence] = (await office.desk.client.call('listAbsences')).data;
    await office.desk.client.call('endAbsence', { params: { absenceId: absence?.id ?? '' } });
  });

  it('R:E1 skips disabled people, and gives a returned person only the usual turn, not all missed ones', async () => {
    const [, second, third] = people;
    await set('业务科', { rule: 'round_robin' });
    await office.supervisor.client.call('addAbsence', {
      body: { accountId: second?.id ?? '', firstDay: day(-1), lastDay: day(1) },
    });
    await world.db('account').where({ id: third?.id }).update({ disabled: true });
    expect(await holders([await submitted(), await submitted()])).toEqual({ 业务科甲: 2 });
    await world.db('account').where({ id: third?.id }).update({ disabled: false });
    const [absence] = (await second?.client.call('listAbsences'))?.data ?? [];
    await second?.client.call('endAbsence', { params: { absenceId: absence?.id ?? '' } });
    expect(await holders([await submitted(), await submitted(), await submitted()])).toEqual({
      业务科甲: 1,
      业务科乙: 1,
      业务科丙: 1,
    });
  });

  it('R:E1 never gives a share again to the person who gave it back; it waits in the queue for anybody', async () => {
    await set('业务科', { rule: 'round_robin' });
    const shareId = await submitted();
    const given = await claimOf(shareId);
    const owner = people.find(({ id }) => id === given?.accountId);
    await owner?.client.call('releaseShare', { params: { shareId } });
    expect(await claimOf(shareId)).toBeNull();
    const [, returned] = await world
      .db('event')
      .where({ stream: `share:${shareId}` })
      .orderBy('sequence');
    expect(returned).toMatchObject({ name: 'give_back', before: { name: given?.name } });
    // It returns to the same queue, and is not assigned to the same person.
    const reject = { params: { shareId }, body: { notes: '请补充型号' } };
    await office.reviewer.client.call('reject_first_review', reject);
    await set('业务科', { rule: 'round_robin', people: [given?.accountId ?? ''] });
    const { items } = await office.customer.client.call('getOrder', {
      params: { orderId: (await world.db('share').where({ id: shareId }).first('order_id')).order_id },
    });
    const { contactId, client } = office.customer;
    const again = { contactId, items: items.map(({ id }) => ({ itemId: id, deliveryMode: 'bring_in' as const })) };
    await client.call('resubmit', { params: { shareId }, body: again });
    expect(await claimOf(shareId)).toBeNull();
  });

  it('R:E1 R:C13 gives results that were sent back to the person who recorded them, and never the check of them', async () => {
    const other = await world.staff('检测员乙', 'technician', 'checker');
    const both = [office.technician.id, other.id];
    await set('力学计量室', { rule: 'round_robin', people: [...both, office.checker.id] });
    const shareId = await submitted();
    await receive(office, shareId);
    const given = await claimOf(shareId);
    const [mine, theirs] = given?.accountId === other.id ? [other, office.technician] : [office.technician, other];
    await recordAll({ ...office, technician: mine }, shareId);
    await mine.client.call('submit_results', { params: { shareId }, body: { notes: '' } });
    const checked = await claimOf(shareId);
    expect([theirs.id, office.checker.id]).toContain(checked?.accountId);
    await office.checker.client.call('claimShare', { params: { shareId }, body: { takeOver: true } });
    await office.checker.client.call('send_back', { params: { shareId }, body: { notes: '请复核示值' } });
    expect((await claimOf(shareId))?.accountId).toBe(mine.id);
  });

  it('R:E1 frees a share while its owner is absent, and returns it afterwards', async () => {
    await set('业务科', { rule: 'round_robin', people: [people[1]?.id ?? ''] });
    const shareId = await submitted();
    const { client } = people[1] ?? office.reviewer;
    const { id } = await client.call('addAbsence', { body: { firstDay: day(0), lastDay: day(2) } });
    expect(await claimOf(shareId)).toBeNull();
    await client.call('endAbsence', { params: { absenceId: id } });
    expect((await claimOf(shareId))?.name).toBe('业务科乙');
  });
});

describe('the page of a rule', () => {
  it('R:E1 R:E6 forecasts the next person before saving, and then assigns so', async () => {
    await set('业务科', { rule: 'round_robin' });
    const [{ name } = { name: null }] = await forecast('业务科', { rule: 'round_robin' });
    expect((await claimOf(await submitted()))?.name).toBe(name);
    const next = await forecast('力学计量室', {
      rule: 'category',
      categories: [{ kinds: ['扭矩扳手'], people: [office.specialist.id] }],
    });
    expect(next.filter(({ stage }) => stage === 'awaiting_second_review')).toEqual([
      { stage: 'awaiting_second_review', kinds: ['扭矩扳手'], name: '专业科室甲' },
      { stage: 'awaiting_second_review', kinds: [], name: '专业科室甲' },
    ]);
    expect((await forecast('业务科', { rule: 'none' }))[0]?.name).toBeNull();
  });

  it('R:E1 R:E6 shows the history with before and after, and names people who cannot be chosen', async () => {
    await set('业务科', { rule: 'load', people: [people[1]?.id ?? ''] });
    const { data } = await office.supervisor.client.call('assignmentRuleHistory', { params: paramsOf('业务科') });
    expect(data[0]).toMatchObject({
      name: 'change_assignment_rule',
      changes: [
        { field: 'rule', before: '自行认领', after: '按在办量分派' },
        { field: 'people', before: '', after: '业务科乙' },
      ],
    });
    await expect(set('业务科', { rule: 'load', people: [office.desk.id] })).rejects.toEqual(
      problem('invalid_input', { fields: [expect.objectContaining({ path: 'people' })] }),
    );
    await expect(set('业务科', { rule: 'category' })).rejects.toEqual(
      problem('invalid_input', { fields: [expect.objectContaining({ path: 'categories' })] }),
    );
  });

  it('R:E1 serves supervisors and administrators only; takes absences from oneself, and for others from a supervisor of the same institution', async () => {
    await expect(office.reviewer.client.call('listAssignmentRules')).rejects.toEqual(problem('forbidden'));
    const body = { accountId: people[1]?.id ?? '', firstDay: day(0), lastDay: day(0) };
    await expect(office.reviewer.client.call('addAbsence', { body })).rejects.toEqual(problem('forbidden'));
    const elsewhere = await world.staffElsewhere('他处督办', 'supervisor');
    await expect(elsewhere.client.call('addAbsence', { body })).rejects.toEqual(problem('not_found'));
    await expect(elsewhere.client.call('listAssignmentRules')).rejects.toEqual(problem('forbidden'));
    await expect(
      office.reviewer.client.call('addAbsence', { body: { firstDay: day(1), lastDay: day(0) } }),
    ).rejects.toEqual(problem('invalid_input'));
  });
});
