/** Vehicles and equipment of visits (requirements C12, E4). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

const create = (name: string, kind: 'vehicle' | 'equipment' = 'vehicle') =>
  office.supervisor.client.call('createResource', { body: { kind, name } });
const offered = async () => (await office.specialist.client.call('listResources')).data.map(({ name }) => name);
const at = (hours: number) => new Date(Date.now() + hours * 3_600_000).toISOString();

async function awaitingSchedule(): Promise<{ shareId: string; number: string | null }> {
  const { shareId, number } = await submitOrder(world, office, 'on_site');
  await office.reviewer.client.call('approve_first_review', { params: { shareId }, body: {} });
  return { shareId, number };
}

async function schedule(
  shareId: string,
  resourceIds: string[],
  hours: number,
  command: 'schedule' | 'reschedule' = 'schedule',
) {
  const { id } = await world.staff('检测员', 'technician');
  const body = { startsAt: at(hours), endsAt: at(hours + 2), technicianIds: [id], resourceIds };
  return office.specialist.client.call(command, { params: { shareId }, body });
}

const resourcesOf = async (shareId: string) => {
  const order = await office.specialist.client.call('getShareOrder', { params: { shareId } });
  return order.shares.find(({ id }) => id === shareId)?.visit?.resources.map(({ name }) => name);
};

it('R:E4 maintains resources by institution: added once, renamed, retired, each with its history', async () => {
  const { client } = office.supervisor;
  const car = await create('蒙K00001');
  await expect(create('蒙K00001')).rejects.toMatchObject({
    type: 'resource_name_taken',
    fields: [{ path: 'name', message: expect.stringContaining('蒙K00001') }],
  });
  const params = { resourceId: car.id };
  await client.call('changeResource', { params, body: { kind: 'vehicle', name: '蒙K00002', retired: true } });
  expect(await offered()).not.toContain('蒙K00002');
  const { data } = await client.call('resourceHistory', { params });
  expect(data.map(({ name }) => name)).toEqual(['change_resource', 'add_resource']);
  expect(data[0]?.changes).toEqual([
    { field: 'name', before: '蒙K00001', after: '蒙K00002' },
    { field: 'retired', before: '否', after: '是' },
  ]);
  const elsewhere = await world.staffElsewhere('别的督办', 'supervisor');
  await expect(elsewhere.client.call('getResource', { params })).rejects.toEqual(problem('not_found'));
  expect((await elsewhere.client.call('listManagedResources')).total).toBe(0);
});

it('R:E4 R:C12 books a resource for one visit at a time; a conflict names the other order and changes nothing', async () => {
  const [car, balance] = [await create('蒙K10001'), await create('标准砝码车', 'equipment')];
  const first = await awaitingSchedule();
  const second = await awaitingSchedule();
  await schedule(first.shareId, [car.id, balance.id, car.id], 24);
  expect(await resourcesOf(first.shareId)).toEqual(['标准砝码车', '蒙K10001']);
  await expect(schedule(second.shareId, [car.id], 25)).rejects.toMatchObject({
    type: 'resource_taken',
    message: expect.stringMatching(new RegExp(`^蒙K10001.*${first.number}`)),
  });
  expect(await resourcesOf(second.shareId)).toBeUndefined();
  await schedule(second.shareId, [car.id], 27);
  // Two at once for the same hours: the database accepts one.
  const [third, fourth] = [await awaitingSchedule(), await awaitingSchedule()];
  const both = await Promise.allSettled([third, fourth].map(({ shareId }) => schedule(shareId, [car.id], 48)));
  expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  // The visit moves and no longer uses it: it is free again.
  await schedule(first.shareId, [balance.id], 100, 'reschedule');
  const fifth = await awaitingSchedule();
  await schedule(fifth.shareId, [car.id], 24);
});

it('R:E4 accepts only resources of the institution that are in use, or that the visit already has', async () => {
  const car = await create('蒙K20001');
  const { shareId } = await awaitingSchedule();
  await schedule(shareId, [car.id], 200);
  const body = { kind: 'vehicle' as const, name: '蒙K20001', retired: true };
  await office.supervisor.client.call('changeResource', { params: { resourceId: car.id }, body });
  await schedule(shareId, [car.id], 202, 'reschedule');
  const other = await awaitingSchedule();
  await expect(schedule(other.shareId, [car.id], 300)).rejects.toEqual(problem('resource_unknown'));
  const elsewhere = await world.staffElsewhere('别的督办乙', 'supervisor');
  const foreign = await elsewhere.client.call('createResource', { body: { kind: 'vehicle', name: '外单位车' } });
  await expect(schedule(other.shareId, [foreign.id], 300)).rejects.toEqual(problem('resource_unknown'));
});
