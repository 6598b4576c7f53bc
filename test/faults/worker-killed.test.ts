import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { pause } from '../../runtime/process.ts';
import { verifyEvents } from '../../store/event.ts';
import { openOffice, prepareDrafts } from '../support/office.ts';
import { openSystem, type TestSystem } from '../support/system.ts';
import { expectAllDoneOnce, startLoad } from './load.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openSystem({ servers: inject('servers') });
});
afterAll(() => system.close());

const KILLS = 20;

it('R:C13 the worker is killed 20 times in a running load: no order lost, none done twice, no certificate number twice', async () => {
  const people = await openOffice(system.db, system.url);
  // More than are done between the kills: the load must not end before them.
  const orders = await prepareDrafts(system.db, people.enterprise, 300);
  const load = startLoad(people, orders, 10);
  let kills = 0;
  const killing = (async () => {
    while (kills < KILLS && load.completed() < orders.length) {
      await pause(700 + Math.random() * 1500);
      const pid = system.worker.pid();
      process.kill(pid, 'SIGKILL');
      kills += 1;
      await expect.poll(() => system.worker.pid(), { timeout: 20_000 }).not.toBe(pid);
      await system.worker.ready();
    }
  })();
  await Promise.all([load.done, killing]);
  expect(kills).toBe(KILLS);
  await expectAllDoneOnce(system.db, orders);
  expect(await verifyEvents(system.db)).toEqual([]);
});
