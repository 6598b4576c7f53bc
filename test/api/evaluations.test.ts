/** Ratings of completed orders: moderated by a supervisor, read by everybody (A7). */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { SessionClient } from '../../runtime/session-client.ts';
import { complete, type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
let visitor: SessionClient;

beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  visitor = world.visitor();
});
afterAll(() => world.close());

it('R:A7 takes a rating of a completed order; publishes its words without a name after a supervisor’s consent', async () => {
  const { orderId, shareId, number } = await submitOrder(world, office, 'bring_in');
  const params = { orderId };
  const { client } = office.customer;
  const rate = (rating: number, comment = '') => client.call('evaluateOrder', { params, body: { rating, comment } });
  expect(await client.call('evaluationOfOrder', { params })).toEqual({ mayEvaluate: false, evaluation: null });
  await expect(rate(5)).rejects.toEqual(problem('order_not_completed'));
  await complete(office, shareId);
  await expect(rate(0)).rejects.toMatchObject({ fields: [{ path: 'rating', message: '请选择1至5星' }] });
  await expect(rate(4.5)).rejects.toMatchObject({ fields: [{ path: 'rating' }] });
  await rate(4, '快');
  // It can be changed until it is moderated.
  const changed = await rate(5, '办理很快，态度好');
  expect(changed).toMatchObject({ mayEvaluate: true, evaluation: { rating: 5, state: 'pending' } });
  const open = () => visitor.call('listPublicEvaluations', {});
  expect(await open()).toMatchObject({ data: [], total: 0, average: 5, ratings: 1 });

  const listed = await office.supervisor.client.call('listEvaluations', { query: { state: 'pending' } });
  expect(listed.data).toMatchObject([{ id: orderId, orderNumber: number, comment: '办理很快，态度好' }]);
  const moderate = (state: 'published' | 'withheld', reply = '') =>
    office.supervisor.client.call('moderateEvaluation', { params, body: { state, reply } });
  await moderate('published', '谢谢');
  const published = await open();
  expect(published.data).toMatchObject([{ rating: 5, comment: '办理很快，态度好', reply: '谢谢', kind: 'general' }]);
  expect(JSON.stringify(published)).not.toMatch(/煤矿|督办/);
  await expect(rate(1)).rejects.toEqual(problem('evaluation_moderated'));
  expect(await client.call('evaluationOfOrder', { params })).toMatchObject({
    mayEvaluate: false,
    evaluation: { state: 'published', reply: '谢谢' },
  });
  await moderate('withheld');
  expect(await open()).toMatchObject({ total: 0, ratings: 1 });
  const events = await world
    .db('event')
    .where({ stream: `evaluation:${orderId}` })
    .orderBy('sequence')
    .pluck('name');
  expect(events).toEqual(['evaluate', 'evaluate', 'moderate_evaluation', 'moderate_evaluation']);
});

it('R:A7 takes ratings only from the customer of the order, and shows them only to supervisors and administrators of this centre', async () => {
  const { orderId } = await submitOrder(world, office, 'bring_in');
  const params = { orderId };
  const other = await world.customer('别的企业');
  await expect(other.client.call('evaluationOfOrder', { params })).rejects.toEqual(problem('not_found'));
  await expect(office.reviewer.client.call('listEvaluations', {})).rejects.toEqual(problem('forbidden'));
  const elsewhere = await world.staffElsewhere('别处督办', 'supervisor');
  await expect(elsewhere.client.call('listEvaluations', {})).rejects.toEqual(problem('forbidden'));
  const body = { state: 'published' as const };
  await expect(office.supervisor.client.call('moderateEvaluation', { params, body })).rejects.toEqual(
    problem('not_found'),
  );
});
