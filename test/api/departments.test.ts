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

it('R:E1 R:E6 shows, offers and allows a specialist the second reviews of their own department only', async () => {
  const { shareId } = await submitOrder(world, office, 'on_site');
  const params = { shareId };
  await office.reviewer.client.call('approve_first_review', { params, body: { notes: '' } });
  const { department_id } = await world.db('share').where({ id: shareId }).first('department_id');
  const other = await world.db('department').whereNot({ id: department_id }).first('id');
  expect(department_id).not.toBeNull();
  const specialist = async (departmentId: string) => {
    const made = await world.staff('专业科室', 'specialist');
    await world.db('account').where({ id: made.id }).update({ department_id: departmentId });
    return made.client;
  };
  const [own, stranger] = [await specialist(department_id), await specialist(other.id)];
  const query = { stage: 'awaiting_second_review' };
  const seen = async (client: typeof own) => {
    const [{ total }, counts, order] = [
      await client.call('listShares', { query }),
      await client.call('countQueues'),
      await client.call('getShareOrder', { params }),
    ];
    return [total, counts.awaiting_second_review?.count, order.shares[0]?.commands.includes('schedule')];
  };
  expect(await seen(own)).toEqual([1, 1, true]);
  expect(await seen(stranger)).toEqual([0, 0, false]);
  expect(await seen(office.specialist.client)).toEqual([1, 1, true]);
  const reject = { params, body: { notes: '不在范围' } };
  await expect(stranger.call('reject_second_review', reject)).rejects.toEqual(problem('other_department'));
  const rejected = await own.call('reject_second_review', reject);
  expect(rejected.shares[0]?.stage).toBe('rejected');
});
