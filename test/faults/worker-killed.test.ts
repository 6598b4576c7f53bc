import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { pause } from '../../runtime/process.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { openOffice, prepareDrafts } from '../support/office.ts';
import { openSystem, type TestSystem } from '../support/system.ts';
import { expectAllDoneOnce, startLoad } from './load.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openSystem({ servers: inject('servers') });
});
afterAll(() => system.close());

const KILLS = 20;

it('R:C13 loses no order, does none twice and gives no certificate number twice while the worker is killed 20 times under load', async () => {
  const people = await openOffice(system.db, system.url);
  let kills = 0;
  let over = false;
  const killing = async () => {
    while (kills < KILLS) {
      await pause(700 + Math.random() * 1500);
      const pid = system.worker.pid();
      process.kill(pid, 'SIGKILL');
      kills += 1;
      await expect.poll(() => system.worker.pid(), { timeout: 20_000 }).not.toBe(pid);
      await system.worker.ready();
    }
  };
  const orders: string[] = [];
  const working = async () => {
    let count = 300;
    // However quick the machine is, the load does not end before the last kill.
    do {
      const more = await prepareDrafts(system.db, people.enterprise, count);
      orders.push(...more);
      await startLoad(people, more, 10).done;
      count = 50;
    } while (!over);
  };
  await Promise.all([
    working(),
    killing().finally(() => {
      over = true;
    }),
  ]);
  expect(kills).toBe(KILLS);
  await expectAllDoneOnce(system.db, orders);
  expect(await verifyEvents(system.db)).toEqual([]);
});
