import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { compareAll } from '../../api/monitor/compare.ts';
import type { Order } from '../../domain/contract/order.ts';
import { pause } from '../../runtime/process.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { addMandatory, authorise } from '../support/mandatory.ts';
import { hashOfPassword } from '../support/password.ts';
import { addDraft, addEnterprise, addInstitution, addStaffOf } from '../support/people.ts';
import { openSystem, type TestSystem } from '../support/system.ts';
import { untilAnswered, withOneKey } from './load.ts';

const ORDERS = 200;
const CLIENTS = 10;
/** A kind for each of five institutions, so that every order is split in five. */
const KINDS = ['025001', '010008', '023001', '026001', '008001'] as const;
const PASSWORD = 'Office-2026';

let system: TestSystem;
beforeAll(async () => {
  system = await openSystem({ servers: inject('servers') });
});
afterAll(() => system.close());

async function signIn(id: string, kind: 'enterprise' | 'staff'): Promise<SessionClient> {
  const [account] = await system
    .db('account')
    .where({ id })
    .update({ password_hash: await hashOfPassword(PASSWORD) })
    .returning<{ username: string }[]>('username');
  return new SessionClient(system.url).signIn(kind, account?.username ?? '', PASSWORD);
}

it('R:C4 R:C2 splits 200 orders of 10 clients among 5 institutions while the worker is killed: every instrument is in one share, numbers have no gap, SQL and workflows agree', async () => {
  const enterprise = await addEnterprise(system.db, '某供热公司');
  const customer = await signIn(enterprise.account.id, 'enterprise');
  const reviewers = new Map<string, SessionClient>();
  for (const [index, kind] of KINDS.entries()) {
    const institution = await addInstitution(system.db, `检定站${index + 1}`);
    const { id } = await addStaffOf(system.db, institution, `受理员${index + 1}`, 'business_office');
    await authorise(system.db, institution, [{ of: kind }]);
    reviewers.set(institution, await signIn(id, 'staff'));
  }
  const drafts: string[] = [];
  for (let index = 0; index < ORDERS; index += 1) {
    const instruments = await addMandatory(
      system.db,
      enterprise.id,
      KINDS.map((kind) => ({ kind })),
    );
    drafts.push(await addDraft(system.db, enterprise, instruments, 'mandatory'));
  }

  let done = 0;
  let next = 0;
  const work = async () => {
    for (let index = next++; index < drafts.length; index = next++) {
      await handle(drafts[index] ?? '', index);
      done += 1;
    }
  };
  /** Submitted, and answered by every institution: accepted, refused and booked again, or cancelled by the customer. */
  async function handle(orderId: string, index: number): Promise<void> {
    const params = { orderId };
    await withOneKey((idempotencyKey) => customer.call('submitOrder', { params, body: {}, idempotencyKey }));
    const order: Order = await untilAnswered(() => customer.call('getOrder', { params }));
    for (const [place, share] of order.shares.entries()) {
      const reviewer = reviewers.get(share.institutionId);
      if (!reviewer) throw new Error(`nobody reviews for ${share.institutionName}`);
      const of = { params: { shareId: share.id } };
      const turn = (index + place) % 5;
      if (turn === 0) {
        const body = { notes: '不检了' };
        await withOneKey((idempotencyKey) => customer.call('cancel', { ...of, body, idempotencyKey }));
        continue;
      }
      if (turn === 1) {
        const body = { notes: '铭牌不清' };
        await withOneKey((idempotencyKey) => reviewer.call('reject_first_review', { ...of, body, idempotencyKey }));
        const items = order.items
          .filter(({ shareId }) => shareId === share.id)
          .map(({ id }) => ({ itemId: id, deliveryMode: 'bring_in' as const }));
        const again = { contactId: enterprise.contactId, items, notes: '' };
        await withOneKey((idempotencyKey) => customer.call('resubmit', { ...of, body: again, idempotencyKey }));
      }
      const body = { notes: '请送检' };
      await withOneKey((idempotencyKey) => reviewer.call('approve_first_review', { ...of, body, idempotencyKey }));
    }
  }

  let kills = 0;
  const killing = (async () => {
    while (done < drafts.length && kills < 12) {
      await pause(1_000 + Math.random() * 2_000);
      if (done >= drafts.length) break;
      const pid = system.worker.pid();
      process.kill(pid, 'SIGKILL');
      kills += 1;
      await expect.poll(() => system.worker.pid(), { timeout: 20_000 }).not.toBe(pid);
      await system.worker.ready();
    }
  })();
  await Promise.all([...Array.from({ length: CLIENTS }, work), killing]);
  console.log(`killed the worker ${kills} times`);
  expect(kills).toBeGreaterThanOrEqual(3);

  const numbers = await system.db('booking_order').whereNotNull('number').orderBy('number').pluck<string[]>('number');
  expect(numbers).toHaveLength(ORDERS);
  for (const day of new Set(numbers.map((number) => number.slice(0, 8)))) {
    const ofDay = numbers.filter((number) => number.startsWith(day));
    expect(ofDay).toEqual(ofDay.map((_, index) => `${day}${String(index + 1).padStart(5, '0')}`));
  }
  const shares = await system.db('share').select<{ order_id: string; institution_id: string; stage: string }[]>('*');
  expect(shares).toHaveLength(ORDERS * KINDS.length);
  expect(new Set(shares.map((share) => `${share.order_id} ${share.institution_id}`)).size).toBe(shares.length);
  const counts = Object.fromEntries(
    ['cancelled', 'awaiting_sample'].map((stage) => [stage, shares.filter((one) => one.stage === stage).length]),
  );
  expect(counts).toEqual({ cancelled: ORDERS, awaiting_sample: ORDERS * (KINDS.length - 1) });
  const { rows: astray } = await system.db.raw(
    `select i.id from order_item i left join share s on s.id = i.share_id
     join instrument ins on ins.id = i.instrument_id
     join authorisation a on a.kind_number = ins.kind_number
     where s.id is null or s.order_id <> i.order_id or s.institution_id <> a.institution_id
       or i.is_open <> (s.stage <> 'cancelled') or (i.state = 'cancelled') <> (s.stage = 'cancelled')`,
  );
  expect(astray).toEqual([]);
  expect(await verifyEvents(system.db)).toEqual([]);
  expect(await compareAll({ db: system.db, temporal: system.client })).toEqual([]);
});
