/** A load of mandatory bookings, each split among five institutions and answered by all of them. */
import type { Knex } from 'knex';
import { expect } from 'vitest';
import type { Order } from '../../domain/contract/order.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { addMandatory, authorise } from '../support/mandatory.ts';
import { hashOfPassword } from '../support/password.ts';
import { addDraft, addEnterprise, addInstitution, addStaffOf } from '../support/people.ts';
import { untilAnswered, withOneKey } from './load.ts';

/** A kind for each of five institutions, so that every order is split in five. */
const KINDS = ['025001', '010008', '023001', '026001', '008001'] as const;
const PASSWORD = 'Office-2026';

interface Place {
  readonly db: Knex;
  readonly url: string;
}

export interface MandatoryLoad {
  /** Leads all orders to where the institutions have answered: `inFlight` orders at a time. */
  run(inFlight: number): Promise<void>;
  /** Every instrument is in one share of the institution authorised for it, and every share was answered once. */
  expectAllSplitOnce(): Promise<void>;
}

async function signIn({ db, url }: Place, id: string, kind: 'enterprise' | 'staff'): Promise<SessionClient> {
  const [account] = await db('account')
    .where({ id })
    .update({ password_hash: await hashOfPassword(PASSWORD) })
    .returning<{ username: string }[]>('username');
  return new SessionClient(url).signIn(kind, account?.username ?? '', PASSWORD);
}

export async function prepareMandatoryLoad(place: Place, count: number): Promise<MandatoryLoad> {
  const { db } = place;
  const enterprise = await addEnterprise(db, '某供热公司');
  const customer = await signIn(place, enterprise.account.id, 'enterprise');
  const reviewers = new Map<string, SessionClient>();
  for (const [index, kind] of KINDS.entries()) {
    const institution = await addInstitution(db, `检定站${index + 1}`);
    const { id } = await addStaffOf(db, institution, `受理员${index + 1}`, 'business_office');
    await authorise(db, institution, [{ of: kind }]);
    reviewers.set(institution, await signIn(place, id, 'staff'));
  }
  const drafts: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const instruments = await addMandatory(
      db,
      enterprise.id,
      KINDS.map((kind) => ({ kind })),
    );
    drafts.push(await addDraft(db, enterprise, instruments, 'mandatory'));
  }

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

  return {
    async run(inFlight) {
      let next = 0;
      const work = async () => {
        for (let index = next++; index < drafts.length; index = next++) await handle(drafts[index] ?? '', index);
      };
      await Promise.all(Array.from({ length: inFlight }, work));
    },

    async expectAllSplitOnce() {
      const shares = await db('share')
        .whereIn('order_id', drafts)
        .select<{ order_id: string; institution_id: string; stage: string }[]>('*');
      expect(shares).toHaveLength(count * KINDS.length);
      expect(new Set(shares.map((share) => `${share.order_id} ${share.institution_id}`)).size).toBe(shares.length);
      const counts = Object.fromEntries(
        ['cancelled', 'awaiting_sample'].map((stage) => [stage, shares.filter((one) => one.stage === stage).length]),
      );
      expect(counts).toEqual({ cancelled: count, awaiting_sample: count * (KINDS.length - 1) });
      const { rows: astray } = await db.raw(
        `select i.id from order_item i join booking_order o on o.id = i.order_id and o.kind = 'mandatory'
         left join share s on s.id = i.share_id
         join instrument ins on ins.id = i.instrument_id
         join authorisation a on a.kind_number = ins.kind_number
         where s.id is null or s.order_id <> i.order_id or s.institution_id <> a.institution_id
           or i.is_open <> (s.stage <> 'cancelled') or (i.state = 'cancelled') <> (s.stage = 'cancelled')`,
      );
      expect(astray).toEqual([]);
    },
  };
}
