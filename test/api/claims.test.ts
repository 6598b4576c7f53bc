/** Claims, take-overs, assignments, and the viewers of an order (requirement E1). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyEvents } from '../../store/event/append.ts';
import { type Office, openOffice, receive, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let office: Office;
let first: StaffMember;
let second: StaffMember;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  first = await world.staff('业务科乙', 'business_office');
  second = await world.staff('业务科丙', 'business_office');
});
afterAll(() => world.close());

const submitted = async () => (await submitOrder(world, office, 'bring_in')).shareId;
const claim = ({ client }: StaffMember, shareId: string, takeOver = false) =>
  client.call('claimShare', { params: { shareId }, body: { takeOver } });
const watch = ({ client }: StaffMember, shareId: string) => client.call('watchShare', { params: { shareId } });
const approve = ({ client }: StaffMember, shareId: string) =>
  client.call('approve_first_review', { params: { shareId }, body: { notes: '' } });
const titles = async ({ client }: StaffMember) => (await client.call('listMessages')).data.map(({ title }) => title);
const waiting = async ({ client }: StaffMember, filter?: 'mine' | 'free' | 'available') => {
  const query = { stage: 'awaiting_first_review', perPage: 100, ...(filter ? { claim: filter } : {}) };
  return (await client.call('listShares', { query })).data;
};
const idle = (shareId: string, minutes: number) =>
  world
    .db('share_claim')
    .where({ share_id: shareId })
    .update({ active_at: new Date(Date.now() - minutes * 60_000) });

describe('a claim', () => {
  it('R:E1 belongs to one person: of many simultaneous claims one wins, and the others read whose', async () => {
    const shareId = await submitted();
    const people = [first, second, office.reviewer];
    const settled = await Promise.allSettled(people.map((person) => claim(person, shareId)));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const winner = people[settled.findIndex(({ status }) => status === 'fulfilled')] ?? first;
    const loser = people.find((person) => person !== winner) ?? second;
    const refusal = await claim(loser, shareId).catch((error: Error) => error);
    expect(refusal).toEqual(problem('claimed_by_other'));
    expect((refusal as Error).message).toMatch(/^业务科.已于.*认领该业务，正在办理/);
    // A repeated claim by the holder changes nothing.
    expect((await claim(winner, shareId)).claim?.accountId).toBe(winner.id);
  });

  it('R:E1 keeps others from deciding until it is released, taken over or idle too long', async () => {
    const shareId = await submitted();
    await claim(first, shareId);
    await expect(approve(second, shareId)).rejects.toEqual(problem('claimed_by_other'));
    // A person who does not hold the claim cannot release it.
    await second.client.call('releaseShare', { params: { shareId } });
    await expect(approve(second, shareId)).rejects.toEqual(problem('claimed_by_other'));
    await idle(shareId, 31);
    expect((await watch(second, shareId)).claim).toBeNull();
    await claim(second, shareId);
    await second.client.call('releaseShare', { params: { shareId } });
    expect((await approve(first, shareId)).shares[0]?.stage).toBe('awaiting_sample');
  });

  it('R:E1 lasts while its holder has the order open, and ends when the share moves on', async () => {
    const shareId = await submitted();
    await claim(first, shareId);
    await idle(shareId, 29);
    await watch(first, shareId);
    await idle(shareId, 29);
    expect((await watch(second, shareId)).claim?.name).toBe('业务科乙');
    await approve(first, shareId);
    expect((await watch(office.desk, shareId)).claim).toBeNull();
    expect(
      (await office.desk.client.call('receive_sample', { params: { shareId }, body: { notes: '' } })).shares,
    ).toMatchObject([{ stage: 'in_progress' }]);
  });

  it('R:E1 R:C12 ends with the command, even if the stage stays: a rescheduled visit waits for the technician', async () => {
    const { shareId } = await submitOrder(world, office, 'on_site');
    await approve(first, shareId);
    const { client } = office.specialist;
    const visit = (hour: number) => {
      const start = Date.now() + (48 + hour) * 3_600_000;
      return {
        startsAt: new Date(start).toISOString(),
        endsAt: new Date(start + 3_600_000).toISOString(),
        technicianIds: [office.technician.id],
        vehicle: '',
        notes: '改期',
      };
    };
    await client.call('schedule', { params: { shareId }, body: visit(0) });
    await claim(office.specialist, shareId);
    await expect(
      office.technician.client.call('start_work', { params: { shareId }, body: { notes: '' } }),
    ).rejects.toEqual(problem('claimed_by_other'));
    await client.call('reschedule', { params: { shareId }, body: visit(2) });
    expect((await watch(office.technician, shareId)).claim).toBeNull();
    await office.technician.client.call('start_work', { params: { shareId }, body: { notes: '' } });
  });

  it('R:E1 is taken over with a message to the former holder; the step is recorded', async () => {
    const shareId = await submitted();
    await claim(first, shareId);
    const { claim: taken } = await claim(second, shareId, true);
    expect(taken).toMatchObject({ accountId: second.id, assigned: false });
    expect((await titles(first))[0]).toMatch(/^预约单\d+已由业务科丙接手$/);
    await expect(approve(first, shareId)).rejects.toEqual(problem('claimed_by_other'));
    const [event] = await world.db('event').where({ stream: `share:${shareId}` });
    expect(event).toMatchObject({ name: 'take_over', before: { name: '业务科乙' }, after: { name: '业务科丙' } });
    expect(await verifyEvents(world.db)).toEqual([]);
  });

  it('R:E1 filters the queue: mine, nobody’s, either', async () => {
    const [mine = '', theirs = '', free = ''] = [await submitted(), await submitted(), await submitted()];
    await claim(first, mine);
    await claim(second, theirs);
    const ids = async (filter: 'mine' | 'free' | 'available') => (await waiting(first, filter)).map(({ id }) => id);
    expect(await ids('mine')).toContain(mine);
    expect(await ids('mine')).not.toContain(theirs);
    expect(await ids('free')).toContain(free);
    expect(await ids('free')).not.toContain(mine);
    expect(await ids('available')).toEqual(expect.arrayContaining([mine, free]));
    expect(await ids('available')).not.toContain(theirs);
    const all = new Map((await waiting(first)).map((row) => [row.id, row.claim?.name ?? null]));
    expect([all.get(mine), all.get(theirs), all.get(free)]).toEqual(['业务科乙', '业务科丙', null]);
  });

  it('R:E1 R:C13 keeps others from recording results', async () => {
    const shareId = await submitted();
    await receive(office, shareId);
    await claim(office.technician, shareId);
    const other = await world.staff('检测员乙', 'technician');
    const { items } = await other.client.call('getShareOrder', { params: { shareId } });
    const results = [{ itemId: items[0]?.id ?? '', conclusion: 'pass' as const, measured: '', reason: '' }];
    await expect(other.client.call('recordResults', { params: { shareId }, body: { results } })).rejects.toEqual(
      problem('claimed_by_other'),
    );
    await office.technician.client.call('recordResults', { params: { shareId }, body: { results } });
  });

  it('R:E1 is refused for finished work, for a person without the duty, and for another institution’s work', async () => {
    const shareId = await submitted();
    const elsewhere = await world.staffElsewhere('他处业务科', 'business_office', 'supervisor');
    await expect(claim(elsewhere, shareId)).rejects.toEqual(problem('not_found'));
    await expect(watch(elsewhere, shareId)).rejects.toEqual(problem('not_found'));
    await expect(claim(office.checker, shareId)).rejects.toEqual(problem('assignee_without_duty'));
    await office.customer.client.call('cancel', { params: { shareId }, body: { notes: '不检了' } });
    await expect(claim(first, shareId)).rejects.toEqual(problem('share_closed'));
  });
});

describe('the viewers of an order', () => {
  it('R:E2 are shown to the others while they have it open', async () => {
    const shareId = await submitted();
    expect((await watch(first, shareId)).viewers).toEqual([]);
    expect((await watch(second, shareId)).viewers).toEqual([{ name: '业务科乙' }]);
    await first.client.call('leaveShare', { params: { shareId } });
    expect((await watch(second, shareId)).viewers).toEqual([]);
    await watch(first, shareId);
    const long = new Date(Date.now() - 60_000);
    await world.db('share_viewer').where({ share_id: shareId, account_id: first.id }).update({ seen_at: long });
    expect((await watch(second, shareId)).viewers).toEqual([]);
  });
});

describe('an assignment', () => {
  const assign = (shareIds: string[], accountId: string | null) =>
    office.supervisor.client.call('assignShares', { body: { shareIds, accountId } });

  it('R:E1 R:E5 gives many shares to a colleague, who is notified; it does not expire, and can be taken back', async () => {
    const shareIds = [await submitted(), await submitted()];
    const [one = '', two = ''] = shareIds;
    await claim(first, two);
    const outcome = await assign(shareIds, second.id);
    expect(outcome.data.map(({ refused }) => refused)).toEqual([null, null]);
    expect((await titles(second)).filter((title) => title.endsWith('已分派给您'))).toHaveLength(2);
    expect((await titles(first))[0]).toMatch(/不再由您办理$/);
    await idle(one, 10_000);
    expect((await watch(first, one)).claim).toMatchObject({ name: '业务科丙', assigned: true });
    await expect(approve(first, one)).rejects.toEqual(problem('claimed_by_other'));
    await assign([one], null);
    expect((await watch(first, one)).claim).toBeNull();
    await approve(second, two);
  });

  it('R:E1 names each share that cannot be assigned, and assigns the rest', async () => {
    const open = await submitted();
    const over = await submitted();
    await office.customer.client.call('cancel', { params: { shareId: over }, body: { notes: '不检了' } });
    const { data } = await assign([open, over], office.desk.id);
    expect(data.map(({ refused }) => refused)).toEqual([
      '样品室甲没有办理“待初审”的岗位，请选择其他人。',
      '该业务已办结，无需再办理。',
    ]);
    const both = await assign([over, open], first.id);
    expect(both.data.map(({ refused }) => refused === null)).toEqual([false, true]);
  });

  it('R:E1 is for supervisors, within the staff and work of their own institution', async () => {
    const shareId = await submitted();
    await expect(
      first.client.call('assignShares', { body: { shareIds: [shareId], accountId: first.id } }),
    ).rejects.toEqual(problem('forbidden'));
    const elsewhere = await world.staffElsewhere('他处督办', 'business_office', 'supervisor');
    await expect(assign([shareId], elsewhere.id)).rejects.toEqual(problem('not_found'));
    await expect(
      elsewhere.client.call('assignShares', { body: { shareIds: [shareId], accountId: elsewhere.id } }),
    ).rejects.toEqual(problem('not_found'));
    const { data } = await office.supervisor.client.call('listColleagues');
    expect(data.map(({ name }) => name)).toEqual(expect.arrayContaining(['业务科乙', '检测员甲']));
    expect(data.map(({ name }) => name)).not.toContain('他处督办');
  });
});
