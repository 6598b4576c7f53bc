/**
 * The visits of one technician for calendar programs; whoever knows the secret address may read them (requirement
 * E4).
 */
import { createHash, randomBytes } from 'node:crypto';
import type { Reader } from '../sql/database.ts';

export interface FeedVisit {
  readonly id: string;
  readonly shareId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Half days of travel before the visit. */
  readonly before: number;
  readonly after: number;
  readonly leavesAt: Date;
  readonly returnsAt: Date;
  readonly orderNumber: string;
  readonly enterpriseName: string;
  readonly address: string;
  readonly contactName: string;
  readonly vehicle: string;
  readonly notes: string;
  readonly instruments: number;
}

const digestOf = (token: string) => createHash('sha256').update(token).digest();

/** When the person's address was created, or null. */
export async function feedSince(db: Reader, accountId: string): Promise<Date | null> {
  const row = await db('visit_feed').where({ account_id: accountId }).first<{ created_at: Date } | undefined>();
  return row?.created_at ?? null;
}

/** Creates a new address; the earlier one becomes void. */
export async function renewFeed(db: Reader, accountId: string): Promise<string> {
  const token = randomBytes(24).toString('base64url');
  await db('visit_feed')
    .insert({ account_id: accountId, token_digest: digestOf(token), created_at: db.fn.now() })
    .onConflict('account_id')
    .merge();
  return token;
}

export async function endFeed(db: Reader, accountId: string): Promise<void> {
  await db('visit_feed').where({ account_id: accountId }).del();
}

/**
 * The technician's name and their visits from thirty days ago on; null if there is no such address, or its owner is no
 * technician any more.
 */
export async function readFeed(
  db: Reader,
  token: string,
): Promise<{ readonly name: string; readonly visits: readonly FeedVisit[] } | null> {
  const owner = await db('visit_feed as f')
    .join('account as a', 'a.id', 'f.account_id')
    .where({ 'f.token_digest': digestOf(token), 'a.disabled': false, 'a.kind': 'staff' })
    .whereRaw(`'technician' = any(a.duties)`)
    .first<{ id: string; name: string } | undefined>('a.id', 'a.display_name as name');
  if (!owner) return null;
  const { rows } = await db.raw<{ rows: FeedVisit[] }>(
    `select v.id, v.share_id as "shareId", v.starts_at as "startsAt", v.ends_at as "endsAt",
       v.travel_before as before, v.travel_after as after, lower(v.during) as "leavesAt", upper(v.during) as "returnsAt", o.number as "orderNumber",
       e.name as "enterpriseName", concat(e.province, e.city, e.district, e.address) as address,
       c.name as "contactName", v.vehicle, v.notes,
       (select count(*)::int from order_item i where i.share_id = s.id and i.state = 'active') as instruments
     from visit_technician t join visit v on v.id = t.visit_id join share s on s.id = v.share_id
     join booking_order o on o.id = s.order_id join enterprise e on e.id = o.enterprise_id
     join contact c on c.id = o.contact_id
     where t.technician_id = ? and upper(v.during) > now() - interval '30 days'
     order by v.starts_at, v.id`,
    [owner.id],
  );
  return { name: owner.name, visits: rows };
}
