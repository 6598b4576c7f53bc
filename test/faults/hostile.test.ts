/** One input stops nobody: while it is worked on, others are served and no process ends. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { HOSTILE, type HostileWorld } from '../support/hostile.ts';
import { openOffice, prepareDrafts } from '../support/office.ts';
import { openSystem, type TestSystem } from '../support/system.ts';

let system: TestSystem;
let world: HostileWorld;
/** Approves the next order that waits. */
let approve: () => Promise<unknown>;

beforeAll(async () => {
  // Every visitor of the hostile inputs has an address of their own.
  system = await openSystem({ servers: inject('servers'), env: { TRUST_PROXY: 'loopback' } });
  const people = await openOffice(system.db, system.url);
  const drafts = await prepareDrafts(system.db, people.enterprise, HOSTILE.length + 1);
  const waiting: { orderId: string; shareId: string }[] = [];
  for (let at = 0; at < drafts.length; at += 5) {
    const submitted = drafts.slice(at, at + 5).map(async (orderId) => {
      const { shares } = await people.customer.call('submitOrder', { params: { orderId }, body: {} });
      waiting.push({ orderId, shareId: shares[0]?.id ?? '' });
    });
    await Promise.all(submitted);
  }
  const [own, ...others] = waiting;
  world = { url: system.url, ...people, orderId: own?.orderId ?? '', shareId: own?.shareId ?? '' };
  approve = () => {
    const params = { shareId: others.shift()?.shareId ?? '' };
    return people.office.call('approve_first_review', { params, body: { notes: '' } });
  };
});
afterAll(() => system.close());

const processes = () =>
  Object.entries({ api: system.api, worker: system.worker, documents: system.documents, imports: system.imports }).map(
    ([name, child]) => `${name} ${child.pid()}`,
  );

it.each(HOSTILE)('serves others and lives on while it is sent $name', async ({ send, answer, long }) => {
  const before = processes();
  const done: string[] = [];
  const note = (name: string) => () => void done.push(name);
  const sent = send(world);
  sent.then(note('hostile'), note('hostile'));
  const healthy = fetch(`${system.url}/healthz`).then(({ status }) => expect(status).toBe(200));
  await Promise.all([healthy.then(note('health')), approve()]);
  expect(await sent).toEqual(typeof answer === 'string' ? answer : expect.stringMatching(answer));
  if (long) expect(done[0]).toBe('health');
  expect(processes()).toEqual(before);
});
