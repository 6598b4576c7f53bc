/** Late work and what supervisors do about it; other incidents need Temporal: test/workflows/monitor.test.ts. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { CureInput } from '../../domain/contract/incident.ts';
import { type Office, openOffice, receive, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

type CureBody = z.input<typeof CureInput>;

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

const supervisor = () => office.supervisor.client;
/** Moves the time limit of the share into the past. */
const runOut = (shareId: string) =>
  world
    .owner('share')
    .where({ id: shareId })
    .update({ due_at: new Date(Date.now() - 3_600_000) });
const titles = async ({ client }: StaffMember) => (await client.call('listMessages')).data.map(({ title }) => title);

async function stuck(shareId: string) {
  await supervisor().call('lookForIncidents');
  const { data } = await supervisor().call('listIncidents', { query: { perPage: 100 } });
  return data.filter((incident) => incident.shareId === shareId);
}

async function late(): Promise<{ shareId: string; number: string; id: string }> {
  const { shareId, number } = await submitOrder(world, office, 'bring_in');
  await runOut(shareId);
  const [incident] = await stuck(shareId);
  return { shareId, number: number ?? '', id: incident?.id ?? '' };
}

const cure = (incidentIds: string[], body: Omit<CureBody, 'incidentIds'>) =>
  supervisor().call('cureIncidents', { body: { incidentIds, ...body } });

describe('a late share', () => {
  it('R:E5 is found with order, stage and owner, and is over after the next command', async () => {
    const { shareId, number } = await late();
    expect(await stuck(shareId)).toEqual([
      expect.objectContaining({
        cause: 'staff_late',
        orderNumber: number,
        enterpriseName: '鄂尔多斯市某煤矿',
        stage: 'awaiting_first_review',
        owner: null,
        ownerDuty: 'business_office',
        cures: ['remind', 'assign', 'extend', 'cancel'],
        endedAt: null,
      }),
    ]);
    await office.reviewer.client.call('claimShare', { params: { shareId }, body: {} });
    expect((await stuck(shareId))[0]?.owner).toBe('业务科甲');
    await receive(office, shareId);
    expect(await stuck(shareId)).toEqual([]);
    const { data } = await supervisor().call('listIncidents', { query: { state: 'ended', q: number } });
    expect(data).toEqual([expect.objectContaining({ cause: 'staff_late', cures: [], endedAt: expect.any(String) })]);
  });

  it('R:E5 is pointed out to the person who has it, or else to everybody with the duty', async () => {
    const { shareId, number, id } = await late();
    const title = `催办：预约单${number}“待初审”已超过办理时限`;
    expect(await cure([id], { cure: 'remind', dryRun: true })).toMatchObject({ data: [{ refused: null }] });
    expect(await titles(office.reviewer)).not.toContain(title);
    await cure([id], { cure: 'remind' });
    expect(await titles(office.reviewer)).toContain(title);
    expect(await titles(office.desk)).not.toContain(title);
    const other = await world.staff('业务科乙', 'business_office');
    await other.client.call('claimShare', { params: { shareId }, body: {} });
    await cure([id], { cure: 'remind' });
    expect((await titles(other)).filter((one) => one === title)).toHaveLength(1);
    expect((await titles(office.reviewer)).filter((one) => one === title)).toHaveLength(1);
    expect((await stuck(shareId))[0]?.cured).toMatchObject({ cure: 'remind', by: '督办甲' });
  });

  it('R:E5 is assigned to a colleague with the duty, and to nobody else', async () => {
    const { shareId, id } = await late();
    await expect(cure([id], { cure: 'assign' })).rejects.toEqual(problem('invalid_input'));
    const wrong = await cure([id], { cure: 'assign', accountId: office.checker.id });
    expect(wrong.data[0]?.refused).toContain('没有办理“待初审”的岗位');
    await cure([id], { cure: 'assign', accountId: office.reviewer.id });
    expect((await stuck(shareId))[0]?.owner).toBe('业务科甲');
  });

  it('R:E5 gets more time with a reason that the customer reads; the new limit counts and is recorded in the order', async () => {
    const { shareId, number, id } = await late();
    await expect(cure([id], { cure: 'extend', workingDays: 3 })).rejects.toMatchObject({
      fields: [{ path: 'reason', message: '请填写原因' }],
    });
    await expect(cure([id], { cure: 'extend', reason: '设备检修' })).rejects.toMatchObject({
      fields: [{ path: 'workingDays' }],
    });
    await cure([id], { cure: 'extend', workingDays: 3, reason: '设备检修' });
    expect(await stuck(shareId)).toEqual([]);
    const order = await office.customer.client.call('getOrder', {
      params: { orderId: (await world.db('share').where({ id: shareId }).first()).order_id },
    });
    expect(order.timeline.at(-1)).toMatchObject({ event: 'extend', actor: '督办' });
    expect(await titles(office.customer)).toContain(`预约单${number}办理时限已延长`);
    const [{ stage, due_at: dueAt }] = await world.db('share').where({ id: shareId });
    expect(stage).toBe('awaiting_first_review');
    expect(dueAt.getTime()).toBeGreaterThan(Date.now() + 2 * 86_400_000);
  });

  it('R:E5 is the customer’s if it is their turn: they are reminded, and finally the work is cancelled', async () => {
    const { shareId, number } = await submitOrder(world, office, 'bring_in');
    await office.reviewer.client.call('reject_first_review', { params: { shareId }, body: { notes: '请补充资料' } });
    await runOut(shareId);
    const [incident] = await stuck(shareId);
    expect(incident).toMatchObject({
      cause: 'customer_late',
      owner: '鄂尔多斯市某煤矿',
      cures: ['remind', 'extend', 'cancel'],
    });
    await cure([incident?.id ?? ''], { cure: 'remind' });
    expect(await titles(office.customer)).toContain(`催办：预约单${number}等待您办理`);
    const refused = await cure([incident?.id ?? ''], { cure: 'assign', accountId: office.reviewer.id });
    expect(refused.data[0]?.refused).toBe('该问题不能用“改派”处理，请选择其他办法。');
    await cure([incident?.id ?? ''], { cure: 'cancel', reason: '三次联系无回应' });
    expect(await stuck(shareId)).toEqual([]);
    const again = await cure([incident?.id ?? ''], { cure: 'cancel', reason: '再次' });
    expect(again.data[0]?.refused).toBe('该问题已解除，无需再处理，请刷新查看。');
  });

  it('R:E5 is cured together with many others; a trial shows the effect and changes nothing', async () => {
    const some = [await late(), await late()];
    const done = await late();
    await office.customer.client.call('cancel', { params: { shareId: done.shareId }, body: { notes: '不再需要' } });
    const ids = [...some, done].map(({ id }) => id);
    await stuck(done.shareId);
    const trial = await cure(ids, { cure: 'extend', workingDays: 2, reason: '集中延期', dryRun: true });
    expect(trial.data.map(({ refused }) => refused === null)).toEqual([true, true, false]);
    expect(await stuck(some[0]?.shareId ?? '')).toHaveLength(1);
    const { data } = await cure(ids, { cure: 'extend', workingDays: 2, reason: '集中延期' });
    expect(data.map(({ refused }) => refused === null)).toEqual([true, true, false]);
    expect(await stuck(some[0]?.shareId ?? '')).toEqual([]);
    const events = await world.db('event').where({ name: 'cure_incident', notes: '集中延期' });
    expect(events).toHaveLength(2);
  });
});

describe('the monitor', () => {
  it('R:E5 reports that Temporal does not answer, once to the supervisors, and what it could not see', async () => {
    await supervisor().call('lookForIncidents');
    await supervisor().call('lookForIncidents');
    const { counts, lookedAt, fault } = await supervisor().call('incidentStanding');
    expect(counts).toContainEqual(expect.objectContaining({ cause: 'temporal_unreachable', count: 1 }));
    expect(Date.parse(lookedAt ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(fault).toMatch(/Deadline exceeded|UNAVAILABLE/);
    expect((await titles(office.supervisor)).filter((title) => title === '督办：流程服务无法连接')).toHaveLength(1);
  });

  it('R:E5 is for the supervisors and administrators of this centre; cures are for supervisors', async () => {
    const admin = await world.staff('管理员甲', 'administrator');
    const elsewhere = await world.staffElsewhere('别处督办', 'supervisor');
    expect((await admin.client.call('listIncidents')).total).toBeGreaterThanOrEqual(0);
    await expect(admin.client.call('lookForIncidents')).rejects.toEqual(problem('forbidden'));
    for (const { client } of [office.reviewer, elsewhere]) {
      await expect(client.call('listIncidents')).rejects.toEqual(problem('forbidden'));
      await expect(client.call('incidentStanding')).rejects.toEqual(problem('forbidden'));
    }
  });

  it('R:E5 reads and cures nothing while Temporal is away, and asks to try again', async () => {
    const { orderId } = await submitOrder(world, office, 'bring_in');
    await expect(supervisor().call('readWorkflow', { params: { orderId } })).rejects.toEqual(
      problem('busy', { status: 503 }),
    );
  });
});
