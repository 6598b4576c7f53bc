/** Deliveries: what is sent by SMS and e-mail, and its result (requirement A13). */
import type { z } from 'zod';
import type { Delivery, DeliveryQuery } from '../../domain/contract/delivery.ts';
import { maskedMobile } from '../../domain/masking.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { instant, instantOrNull, type Listed, readPage, sortSql } from '../sql/list.ts';

type Channel = Delivery['channel'];

interface Row {
  readonly id: string;
  readonly channel: Channel;
  readonly mobile_sealed: Buffer | null;
  readonly email: string | null;
  readonly title: string;
  readonly text: string | null;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly last_error: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

const COLUMNS = `d.id, d.channel, coalesce(d.address_sealed, a.mobile_sealed) as mobile_sealed, a.email,
  coalesce(m.title, d.title) as title, coalesce(m.body, d.text) as text, d.state, d.attempts, d.last_error,
  d.created_at, d.ended_at`;

const SORT = { createdAt: 'd.created_at', state: 'd.state', channel: 'd.channel', attempts: 'd.attempts' };

const deliveries = (db: Reader) =>
  db('delivery as d')
    .leftJoin('message as m', 'm.id', 'd.message_id')
    .leftJoin('address as a', 'a.account_id', 'm.account_id');

/** Stores an SMS instead of sending it: the default if no provider is configured. */
export async function keepSms(
  db: Reader,
  personal: PersonalData,
  mobile: string,
  text: string | null,
  title: string,
): Promise<void> {
  await db('delivery').insert({
    channel: 'sms',
    address_sealed: personal.seal(mobile),
    address_digest: personal.digest(mobile),
    title,
    text,
    state: 'kept',
  });
}

export async function listDeliveries(
  db: Reader,
  personal: PersonalData,
  query: z.output<typeof DeliveryQuery>,
): Promise<Listed<Delivery>> {
  const found = deliveries(db);
  if (query.state) found.where('d.state', query.state);
  if (query.channel) found.where('d.channel', query.channel);
  if (query.q) {
    const digest = personal.digest(query.q);
    found.whereRaw('(d.address_digest = ? or a.mobile_digest = ? or a.email = ?)', [digest, digest, query.q]);
  }
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-createdAt', 'd.id'));
  return { total, data: data.map((row) => deliveryOf(row, personal)) };
}

function deliveryOf(row: Row, personal: PersonalData): Delivery {
  return {
    id: row.id,
    channel: row.channel,
    address: maskedAddress(row.channel, addressOf(row, personal)),
    title: row.title,
    text: row.text,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: instant(row.created_at),
    endedAt: instantOrNull(row.ended_at),
  };
}

/** Empty if the receiver no longer has one. */
function addressOf(row: Pick<Row, 'channel' | 'mobile_sealed' | 'email'>, personal: PersonalData): string {
  if (row.channel === 'mail') return row.email ?? '';
  return row.mobile_sealed ? personal.open(row.mobile_sealed) : '';
}

/** `139****5678`, or `a***@example.org`. */
function maskedAddress(channel: Channel, address: string): string {
  return channel === 'sms' ? maskedMobile(address) : address.replace(/^(.).*@/, '$1***@');
}

export interface Channels {
  readonly sms: boolean;
  readonly mail: boolean;
}

/**
 * Takes messages that wait and creates one delivery for each open channel for which the receiver has an address; an
 * SMS is stored if no provider sends it. Returns how many messages were taken. Several processes may call it
 * concurrently.
 */
export async function dispatchMessages(db: Reader, open: Channels, most: number): Promise<number> {
  const { rows } = await db.raw<{ rows: { taken: number }[] }>(
    `with waiting as (
       select id, account_id from message where dispatched_at is null order by at limit :most for update skip locked),
     taken as (update message m set dispatched_at = now() from waiting w where m.id = w.id returning m.id, m.account_id),
     made as (
       insert into delivery (message_id, channel, state)
       select t.id, c.channel, c.state from taken t join address a on a.account_id = t.account_id
       cross join lateral (values
         ('sms', case when :sms then 'pending' else 'kept' end, a.mobile_sealed is not null),
         ('mail', 'pending', :mail and a.email <> '')) c (channel, state, has)
       where c.has
       on conflict on constraint delivery_once do nothing)
     select count(*) as taken from taken`,
    { most, sms: open.sms, mail: open.mail },
  );
  return rows[0]?.taken ?? 0;
}

/** One round of a delivery: late results of an earlier round change nothing. */
export interface Passage {
  readonly id: string;
  readonly round: number;
}

const underway = (db: Reader, { id, round }: Passage) => db('delivery').where({ id, round, state: 'pending' });

/** Deliveries whose workflow has not been started, oldest first. */
export async function deliveriesToStart(db: Reader, most: number): Promise<Passage[]> {
  return db('delivery')
    .where({ state: 'pending', started_at: null })
    .orderBy('created_at')
    .limit(most)
    .select<Passage[]>('id', 'round');
}

export async function markStarted(db: Reader, passage: Passage): Promise<void> {
  await underway(db, passage).update({ started_at: db.fn.now() });
}

export interface Outgoing {
  readonly id: string;
  readonly channel: Channel;
  readonly address: string;
  readonly title: string;
  readonly text: string;
}

/** Counts an attempt and returns what is to be sent; null if nothing is left to do. */
export async function beginAttempt(db: Reader, personal: PersonalData, passage: Passage): Promise<Outgoing | null> {
  const { id } = passage;
  const counted = await underway(db, passage).increment('attempts', 1);
  if (counted === 0) return null;
  const row = await deliveries(db).where('d.id', id).first<Row | undefined>(db.raw(COLUMNS));
  if (!row) return null;
  return { id, channel: row.channel, address: addressOf(row, personal), title: row.title, text: row.text ?? '' };
}

export async function noteFailure(db: Reader, passage: Passage, error: string): Promise<void> {
  await underway(db, passage).update({ last_error: error.slice(0, 500) });
}

/** Ends a delivery that is in progress. */
export async function endDelivery(
  db: Reader,
  passage: Passage,
  end:
    | { readonly state: 'sent'; readonly providerId: string | null }
    | { readonly state: 'dead'; readonly error: string }
    | { readonly state: 'failed' },
): Promise<void> {
  await underway(db, passage).update({
    state: end.state,
    ended_at: db.fn.now(),
    ...(end.state === 'sent' ? { provider_id: end.providerId, last_error: null } : {}),
    ...(end.state === 'dead' ? { last_error: end.error.slice(0, 500) } : {}),
  });
}

/**
 * Sends a delivery that was given up again, to the receiver's present address.
 * @throws DomainProblem not_found, delivery_not_ended
 */
export async function sendAgain(trx: Transaction, personal: PersonalData, id: string, actor: Actor): Promise<Delivery> {
  const known = await trx('delivery').where({ id }).forUpdate().first<{ state: string; message_id: string | null }>();
  if (!known) throw new DomainProblem('not_found');
  if (!known.message_id || !['dead', 'failed'].includes(known.state)) throw new DomainProblem('delivery_not_ended');
  await trx('delivery')
    .where({ id })
    .update({ state: 'pending', round: trx.raw('round + 1'), started_at: null, ended_at: null });
  await appendEvent(trx, { stream: `delivery:${id}`, name: 'send_again', actor });
  const row = await deliveries(trx).where('d.id', id).first<Row | undefined>(trx.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return deliveryOf(row, personal);
}
