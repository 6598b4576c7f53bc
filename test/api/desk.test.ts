/** The desk of a member of staff, for orders with known times (requirements E1, E5). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDay, mondayOf } from '../../domain/time.ts';
import { workingDays } from '../../domain/working-time.ts';
import { complete, happenedAt, type Office, openOffice, receive, recordAll, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TODAY = businessDay(new Date());
const midnight = (day: string) => Date.parse(`${day}T00:00:00+08:00`);
const LAST_MOMENT = new Date(midnight(TODAY) + DAY - 1);
const OVERDUE = new Date(Date.now() - HOUR);
const LATER = new Date(Date.now() + 3 * DAY);

const numbersOf = async ({ client }: StaffMember) =>
  (await client.call('readDesk')).shares.map(({ orderNumber }) => orderNumber);

describe('my part of the desk', () => {
  let world: ApiWorld;
  let office: Office;
  beforeAll(async () => {
    world = await openApi();
    office = await openOffice(world);
  });
  afterAll(() => world.close());

  const due = (shareId: string, at: Date) => world.owner('share').where({ id: shareId }).update({ due_at: at });
  const submitted = async (at: Date) => {
    const order = await submitOrder(world, office, 'bring_in');
    await due(order.shareId, at);
    return { ...order, number: order.number ?? '' };
  };

  it('R:E1 shows what I claimed, and unclaimed work of my queues that is overdue or due today, the most urgent first', async () => {
    const { reviewer, supervisor } = office;
    expect(await reviewer.client.call('readDesk')).toEqual({
      ...{ mine: 0, overdue: 0, dueToday: 0, total: 0, soon: 0 },
      ...{ shares: [], oldest: [], visits: [] },
    });
    const later = await submitted(LATER);
    const late = await submitted(OVERDUE);
    const today = await submitted(LAST_MOMENT);
    const others = await submitted(OVERDUE);
    const mine = await submitted(LATER);
    const colleague = await world.staff('业务科乙', 'business_office');
    const claim = { body: { takeOver: false } };
    await colleague.client.call('claimShare', { params: { shareId: others.shareId }, ...claim });
    await reviewer.client.call('claimShare', { params: { shareId: mine.shareId }, ...claim });

    const desk = await reviewer.client.call('readDesk');
    expect(desk).toMatchObject({ mine: 1, overdue: 1, dueToday: 1, total: 3, soon: 3 });
    expect(desk.shares.map(({ orderNumber, isMine }) => [orderNumber, isMine])).toEqual([
      [late.number, false],
      [today.number, false],
      [mine.number, true],
    ]);
    expect(desk.oldest).toEqual([expect.objectContaining({ stage: 'awaiting_first_review', shareId: later.shareId })]);
    // A person without a duty there, and a supervisor of everybody’s work.
    expect(await numbersOf(office.desk)).toEqual([]);
    const seen = await supervisor.client.call('readDesk');
    expect(seen.shares.map(({ orderNumber, claim }) => [orderNumber, claim?.name ?? null])).toEqual([
      [late.number, null],
      [others.number, '业务科乙'],
    ]);
    const both = await world.staff('业务科兼督办', 'business_office', 'supervisor');
    expect(await numbersOf(both)).toEqual([late.number, others.number, today.number]);
    expect(await numbersOf(await world.staffElsewhere('别处业务科', 'business_office'))).toEqual([]);
    await world.owner('share').update({ due_at: LATER });
  });

  it('R:E1 leaves out what I may not decide: results that I recorded are checked by another person', async () => {
    const { shareId, number } = await submitted(LATER);
    await receive(office, shareId);
    await recordAll(office, shareId);
    await office.technician.client.call('submit_results', { params: { shareId }, body: { notes: '' } });
    await due(shareId, OVERDUE);
    expect(await numbersOf(office.technician)).toEqual([]);
    expect(await numbersOf(office.checker)).toEqual([number]);
    await due(shareId, LATER);
  });

  it('R:E1 R:C12 shows a technician their own visits of this week, and no others', async () => {
    const { reviewer, specialist, technician } = office;
    const { shareId, number } = await submitOrder(world, office, 'on_site');
    const params = { shareId };
    await reviewer.client.call('approve_first_review', { params, body: { notes: '' } });
    const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
    const body = { startsAt: at(9), endsAt: at(9.1), technicianIds: [technician.id], vehicle: '', notes: '' };
    await specialist.client.call('schedule', { params, body });
    expect((await technician.client.call('readDesk')).visits).toEqual([]);
    const startsAt = new Date(midnight(mondayOf(TODAY)) + 7 * DAY - HOUR).toISOString();
    await world.owner('visit').where({ share_id: shareId }).update({ starts_at: startsAt });
    await due(shareId, OVERDUE);
    const other = await world.staff('检测员乙', 'technician');
    const desk = await technician.client.call('readDesk');
    expect(desk.visits).toEqual([
      expect.objectContaining({ shareId, orderNumber: number, startsAt, stage: 'scheduled' }),
    ]);
    expect(desk.shares).toEqual([expect.objectContaining({ id: shareId, isMine: true })]);
    expect(await other.client.call('readDesk')).toMatchObject({ visits: [], shares: [], soon: 0 });
    await due(shareId, LATER);
  });

  it('R:E1 R:E6 shows a specialist the second reviews of their own department', async () => {
    const { shareId, number } = await submitOrder(world, office, 'on_site');
    await office.reviewer.client.call('approve_first_review', { params: { shareId }, body: { notes: '' } });
    await due(shareId, OVERDUE);
    const { department_id } = await world.db('share').where({ id: shareId }).first('department_id');
    const other = await world.db('department').whereNot({ id: department_id }).first('id');
    const specialist = async (departmentId: string) => {
      const made = await world.staff('专业科室', 'specialist');
      await world.db('account').where({ id: made.id }).update({ department_id: departmentId });
      return made;
    };
    expect(await numbersOf(await specialist(department_id))).toEqual([number]);
    const stranger = await specialist(other.id);
    expect(await numbersOf(stranger)).toEqual([]);
    expect((await stranger.client.call('readTrend')).waiting).toBe(1);
    expect((await office.specialist.client.call('readTrend')).waiting).toBe(2);
  });

  it('R:E6 shows an administrator the waiting registrations and the users with an initial password', async () => {
    const administrator = await world.staff('管理员甲', 'administrator');
    const before = await administrator.client.call('countAccounts');
    await world.customer('待审企业', 'pending');
    const { id } = await world.staff('新来的人', 'checker');
    await world.db('account').where({ id }).update({ must_change_password: true });
    expect(await administrator.client.call('countAccounts')).toEqual({
      pendingEnterprises: (before.pendingEnterprises ?? 0) + 1,
      pendingInstitutions: before.pendingInstitutions,
      users: before.users + 1,
      initialPasswords: before.initialPasswords + 1,
    });
    const elsewhere = await world.staffElsewhere('别处管理员', 'administrator');
    expect(await elsewhere.client.call('countAccounts')).toMatchObject({
      pendingEnterprises: null,
      pendingInstitutions: null,
      initialPasswords: 0,
    });
    await expect(office.reviewer.client.call('countAccounts')).rejects.toEqual(problem('forbidden'));
  });
});

describe('the team’s part of the desk', () => {
  let world: ApiWorld;
  let office: Office;
  beforeAll(async () => {
    world = await openApi();
    office = await openOffice(world);
  });
  afterAll(() => world.close());

  it('R:E1 R:E5 shows what each person has claimed and done today and this week, to colleagues and to supervisors', async () => {
    const { reviewer, supervisor } = office;
    const first = await submitOrder(world, office, 'bring_in');
    await complete(office, first.shareId);
    const second = await submitOrder(world, office, 'bring_in');
    await receive(office, second.shareId);
    // The second's approval was done last week, its receipt on Monday, which may be today.
    const monday = midnight(mondayOf(TODAY));
    await happenedAt(
      world,
      second.orderId,
      [monday - 2 * DAY, monday - DAY, monday].map((at) => new Date(at)),
    );
    await office.technician.client.call('claimShare', {
      params: { shareId: second.shareId },
      body: { takeOver: false },
    });

    const team = async ({ client }: StaffMember) =>
      Object.fromEntries(
        (await client.call('readTeam')).people.map(({ name, claimed, today, week }) => [name, [claimed, today, week]]),
      );
    const all = await team(supervisor);
    expect(all).toMatchObject({
      业务科甲: [0, 1, 1],
      样品室甲: [0, TODAY === mondayOf(TODAY) ? 2 : 1, 2],
      检测员甲: [1, 1, 1],
      核验员甲: [0, 1, 1],
      专业科室甲: [0, 0, 0],
    });
    // A supervisor works in no queue, and customers are no team.
    expect(Object.keys(all)).not.toContain('督办甲');
    // Staff without a department see people with the same duty.
    await world.staff('业务科乙', 'business_office');
    expect(Object.keys(await team(reviewer)).sort()).toEqual(['业务科乙', '业务科甲'].sort());
    const [one, other] = await world.db('department').limit(2).pluck('id');
    const into = (member: StaffMember, departmentId: string) =>
      world.db('account').where({ id: member.id }).update({ department_id: departmentId });
    await Promise.all([into(office.technician, one), into(office.checker, one), into(office.issuer, other)]);
    expect(Object.keys(await team(office.checker)).sort()).toEqual(['核验员甲', '检测员甲'].sort());
    expect(Object.keys(await team(office.issuer))).toEqual(['签发人甲']);
    expect(await team(await world.staffElsewhere('别处督办', 'supervisor'))).toEqual({});
  });
});

describe('the trend on the desk', () => {
  let world: ApiWorld;
  let office: Office;
  /** Noon on the working day that was so many working days ago. */
  const noon = (daysAgo: number) => {
    const days = workingDays(businessDay(new Date(Date.now() - 21 * DAY)), TODAY, {}).filter((day) => day < TODAY);
    return midnight(days.at(-daysAgo) ?? '') + 12 * HOUR;
  };
  beforeAll(async () => {
    world = await openApi();
    office = await openOffice(world);
    await world.owner('calendar_exception').delete();
    // Submitted, approved two hours later, received, results a day after that, checked, issued.
    const { orderId, shareId } = await submitOrder(world, office, 'bring_in');
    await complete(office, shareId);
    const [began, next] = [noon(5), noon(3)];
    await happenedAt(
      world,
      orderId,
      [began, began + 2 * HOUR, began + 3 * HOUR, next, next + HOUR, next + 4 * HOUR].map((at) => new Date(at)),
    );
    // Submitted on a day off, which counts for the next working day, and still waiting.
    const waiting = await submitOrder(world, office, 'bring_in');
    const saturday = midnight(mondayOf(TODAY)) - 16 * DAY + 12 * HOUR;
    await happenedAt(world, waiting.orderId, [new Date(saturday)]);
  });
  afterAll(() => world.close());

  const trend = async ({ client }: StaffMember) => {
    const { days, ...rest } = await client.call('readTrend');
    const sum = (name: 'received' | 'decided') => days.reduce((total, one) => total + one[name], 0);
    const on = (at: number) => days.find(({ day }) => day === businessDay(new Date(at)));
    return { days, on, received: sum('received'), decided: sum('decided'), ...rest };
  };

  it('R:E1 R:E5 shows what came to my stage and was decided on each working day, what waits, and how long it took', async () => {
    const { days, on, ...rest } = await trend(office.reviewer);
    expect(days.map(({ day }) => day)).toEqual(
      workingDays(businessDay(new Date(Date.parse(TODAY) - 27 * DAY)), TODAY, {}),
    );
    expect(on(noon(5))).toMatchObject({ received: 1, decided: 1 });
    expect(on(midnight(mondayOf(TODAY)) - 14 * DAY)).toMatchObject({ received: 1, decided: 0 });
    expect(rest).toEqual({
      received: 2,
      decided: 1,
      waiting: 1,
      stages: [{ stage: 'awaiting_first_review', count: 1, median: 2 }],
    });
  });

  it('R:E1 R:E5 treats the stages of two duties as one: a move between them counts as neither received nor decided', async () => {
    const both = await trend(await world.staff('核验兼签发', 'checker', 'issuer'));
    expect(both).toMatchObject({ received: 1, decided: 1, waiting: 0 });
    expect(both.on(noon(3))).toMatchObject({ received: 1, decided: 1 });
    expect(both.stages.map(({ stage, median }) => [stage, median]).sort()).toEqual([
      ['awaiting_check', 1],
      ['awaiting_issue', 3],
    ]);
    const all = await trend(office.supervisor);
    expect(all).toMatchObject({ received: 2, decided: 1, waiting: 1 });
    expect(all.on(noon(3))).toMatchObject({ received: 0, decided: 1 });
    expect(await trend(office.specialist)).toMatchObject({ received: 0, decided: 0, waiting: 0, stages: [] });
    const elsewhere = await world.staffElsewhere('别处督办', 'supervisor');
    expect(await trend(elsewhere)).toMatchObject({ received: 0, decided: 0, waiting: 0 });
  });
});
