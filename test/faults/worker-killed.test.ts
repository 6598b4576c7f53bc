import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { compareAll } from '../../api/monitor/compare.ts';
import { pause } from '../../runtime/process.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { openOffice, prepareDrafts } from '../support/office.ts';
import { openSystem, type TestSystem } from '../support/system.ts';
import { expectAllDoneOnce, startLoad } from './load.ts';
import { prepareMandatoryLoad } from './mandatory-load.ts';

let system: TestSystem;
beforeAll(async () => {
  system = await openSystem({ servers: inject('servers') });
});
afterAll(() => system.close());

const KILLS = 20;
const MANDATORY = 200;

it('R:C13 R:C4 R:C2 loses no order, does none twice and gives no number twice while the worker is killed 20 times under a load of general orders, and of 200 mandatory ones that are split among 5 institutions', async () => {
  const people = await openOffice(system.db, system.url);
  const mandatory = await prepareMandatoryLoad(system, MANDATORY);
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
    // However quick the machine is, the load does not end before the last kill.
    do {
      const more = await prepareDrafts(system.db, people.enterprise, 50);
      orders.push(...more);
      await startLoad(people, more, 5).done;
    } while (!over);
  };
  await Promise.all([
    working(),
    mandatory.run(5),
    killing().finally(() => {
      over = true;
    }),
  ]);
  expect(kills).toBe(KILLS);
  await expectAllDoneOnce(system.db, orders);
  await mandatory.expectAllSplitOnce();
  expect(await verifyEvents(system.db)).toEqual([]);
  expect(await compareAll({ db: system.db, temporal: system.client })).toEqual([]);
});
