/** A system with servers of its own, each of which is stopped under load. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pause } from '../../runtime/process.ts';
import { openOffice, prepareDrafts } from '../support/office.ts';
import { openSystem, type TestSystem } from '../support/system.ts';
import { expectAllDoneOnce, startLoad } from './load.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openSystem();
});
afterAll(() => system.close());

it('R:C13 survives 10 s without PostgreSQL under load: commands wait or answer 503 with Retry-After, and each is done once', async () => {
  const people = await openOffice(system.db, system.url);
  const [alone = '', ...orders] = await prepareDrafts(system.db, people.enterprise, 61);
  const idempotencyKey = randomUUID();
  const submit = () => people.customer.call('submitOrder', { params: { orderId: alone }, body: {}, idempotencyKey });
  const load = startLoad(people, orders, 10);
  await expect.poll(load.completed, { timeout: 60_000 }).toBeGreaterThan(5);
  await system.postgres?.pause(10_000, async () => {
    await pause(1_000);
    const answer = await fetch(`${system.url}/api/public/notices`);
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ status: 503, detail: expect.stringContaining('未丢失') });
    await expect(submit()).rejects.toMatchObject({ status: 503, type: 'busy', retryAfter: expect.any(Number) });
    const ready = await fetch(`${system.url}/readyz`);
    expect(ready.status).toBe(503);
  });
  await load.done;
  const [first, again] = [await submit(), await submit()];
  expect(first.number).toMatch(/^\d{13}$/);
  expect(again).toEqual(first);
  await expectAllDoneOnce(system.db, orders);
});

it('R:C13 R:A8 survives a stop of Temporal: commands answer 503 with Retry-After, lists and public pages work, then every command is done once', async () => {
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
