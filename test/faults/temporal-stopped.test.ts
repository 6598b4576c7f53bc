import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openOffice, prepareDrafts } from '../support/office.ts';
import { openSystem, type TestSystem } from '../support/system.ts';
import { expectAllDoneOnce, startLoad } from './load.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

it('R:C13 R:A8 Temporal stops: commands answer 503 with Retry-After, lists and public pages go on, then every command is done once', async () => {
  const people = await openOffice(system.db, system.url);
  const orders = await prepareDrafts(system.db, people.enterprise, 40);
  const [alone = '', ...rest] = orders;
  const load = startLoad(people, rest, 8);
  await expect.poll(load.completed, { timeout: 60_000 }).toBeGreaterThan(3);
  await system.temporal?.stopServer();

  const idempotencyKey = randomUUID();
  const submit = () => people.customer.call('submitOrder', { params: { orderId: alone }, body: {}, idempotencyKey });
  await expect(submit()).rejects.toMatchObject({ status: 503, type: 'busy', retryAfter: expect.any(Number) });
  expect((await people.customer.call('listOrders')).total).toBe(orders.length);
  expect(
    (await people.office.call('listShares', { query: { stage: 'awaiting_first_review' } })).total,
  ).toBeGreaterThanOrEqual(0);
  expect((await fetch(`${system.url}/api/public/notices`)).status).toBe(200);

  await system.temporal?.startServer();
  await expect
    .poll(
      () =>
        submit().then(
          ({ number }) => number,
          () => null,
        ),
      { timeout: 60_000, interval: 1000 },
    )
    .toMatch(/^\d{13}$/);
  const { data } = await people.customer.call('listOrders', { query: { q: (await submit()).number ?? '' } });
  expect(data.map(({ id }) => id)).toEqual([alone]);
  await load.done;
  await expectAllDoneOnce(system.db, rest);
});
