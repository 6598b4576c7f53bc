/** Deliveries: what is sent by a channel, and its result (requirement A13). */
import type { z } from 'zod';
import { CHANNEL_NAMES, type Channel, channel } from '../../domain/channel.ts';
import type { Delivery, DeliveryQuery } from '../../domain/contract/delivery.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { instant, instantOrNull, type Listed, readPage, sortSql } from '../sql/list.ts';

interface Row {
  readonly id: string;
  readonly channel: Channel;
  /** The address, sealed or plain; none if the receiver no longer has one. */
  readonly sealed: Buffer | null;
  readonly address: string | null;
  readonly title: string;
  readonly text: string | null;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly last_error: string | null;
  readonly created_at: Date;
  readonly ended_at: Date | null;
}

const COLUMNS = `d.id, d.channel, coalesce(d.address_sealed, a.sealed) as sealed, a.address,
  coalesce(m.title, d.title) as title, coalesce(m.body, d.text) as text, d.state, d.attempts, d.last_error,
  d.created_at, d.ended_at`;

const SORT = { createdAt: 'd.created_at', state: 'd.state', channel: 'd.channel', attempts: 'd.attempts' };

const deliveries = (db: Reader) =>
  db('delivery as d')
    .leftJoin('message as m', 'm.id', 'd.message_id')
    .leftJoin('address as a', (on) => on.on('a.account_id', 'm.account_id').andOn('a.channel', 'd.channel'));

/** Stores a one-time code, which has no message, for an administrator to read: the default if no provider is configured. */
export async function keepDelivery(
  db: Reader,
  personal: PersonalData,
  { channel, address, title, text }: Pick<Delivery, 'channel' | 'address' | 'title' | 'text'>,
): Promise<void> {
  await db('delivery').insert({
    channel,
    address_sealed: personal.seal(address),
    address_digest: personal.digest(address),
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
    const digests = personal.digests(query.q);
    found.whereRaw('(d.address_digest = any(?) or a.digest = any(?) or a.address = ?)', [digests, digests, query.q]);
  }
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-createdAt', 'd.id'));
  return { total, data: data.map((row) => deliveryOf(row, personal)) };
}

function deliveryOf(row: Row, personal: PersonalData): Delivery {
  return {
    id: row.id,
    channel: row.channel,
    address: channel(row.channel).mask(addressOf(row, personal)),
    title: row.title,
    text: row.text,
    state: row.state,
    attempts: row.attempts,
    lastError: row.last_error,
    createdAt: instant(row.created_at),
    endedAt: instantOrNull(row.ended_at),
  };
}

function addressOf({ sealed, address }: Pick<Row, 'sealed' | 'address'>, personal: PersonalData): string {
  return sealed ? personal.open(sealed) : (address ?? '');
}

const KEPT_WITHOUT_PROVIDER = CHANNEL_NAMES.filter((name) => channel(name).keptWithoutProvider);

/**
 * Takes messages that wait and creates one delivery for each channel that has a provider and an address of the receiver,
 * and one for each former address that the message is also meant for.
 * If a channel has no provider, its delivery is stored for an administrator or not created, as the channel is defined.
 * Returns how many messages were taken. Several processes may call it concurrently.
 */
export async function dispatchMessages(db: Reader, withProvider: readonly Channel[], most: number): Promise<number> {
  const { rows } = await db.raw<{ rows: { taken: number }[] }>(
    `with waiting as (
       select id, account_id from message where dispatched_at is null order by at limit :most for update skip locked),
     taken as (update message m set dispatched_at = now() from waiting w where m.id = w.id returning m.id, m.account_id),
     former as (
       delete from former_address f using waiting w where f.message_id = w.id
       returning f.message_id, f.channel, f.sealed, f.digest),
     receiver as (
       select t.id, a.channel, null::bytea as sealed, null::bytea as digest
       from taken t join address a on a.account_id = t.account_id
       union all select message_id, channel, sealed, digest from former),
     made as (
       insert into delivery (message_id, channel, state, address_sealed, address_digest)
       select r.id, r.channel, case when r.channel = any(:withProvider) then 'pending' else 'kept' end, r.sealed, r.digest
       from receiver r where r.channel = any(:withProvider) or r.channel = any(:kept)
       on conflict (message_id, channel, address_digest) where message_id is not null do nothing)
     select count(*) as taken from taken`,
    { most, withProvider: [...withProvider], kept: KEPT_WITHOUT_PROVIDER },
  );
  return rows[0]?.taken ?? 0;
}

/** One round of a delivery; sending it again begins the next. Late results of an earlier round change nothing. */
export interface DeliveryRound {
  readonly id: string;
  readonly round: number;
}

const underway = (db: Reader, { id, round }: DeliveryRound) => db('delivery').where({ id, round, state: 'pending' });

/** Deliveries whose workflow has not been started, oldest first. */
export async function deliveriesToStart(db: Reader, most: number): Promise<DeliveryRound[]> {
  return db('delivery')
    .where({ state: 'pending', started_at: null })
    .orderBy('created_at')
    .limit(most)
    .select<DeliveryRound[]>('id', 'round');
}

export async function markStarted(db: Reader, delivery: DeliveryRound): Promise<void> {
  await underway(db, delivery).update({ started_at: db.fn.now() });
}

export interface Outgoing {
  readonly channel: Channel;
  readonly address: string;
  readonly title: string;
  readonly text: string;
}

/** Counts an attempt and returns what is to be sent; null if nothing is left to do. */
export async function beginAttempt(
  db: Reader,
  personal: PersonalData,
  delivery: DeliveryRound,
): Promise<Outgoing | null> {
  const { id } = delivery;
  const counted = await underway(db, delivery).increment('attempts', 1);
  if (counted === 0) return null;
  const row = await deliveries(db).where('d.id', id).first<Row | undefined>(db.raw(COLUMNS));
  if (!row) return null;
  return { channel: row.channel, address: addressOf(row, personal), title: row.title, text: row.text ?? '' };
}

export async function noteFailure(db: Reader, delivery: DeliveryRound, error: string): Promise<void> {
  await underway(db, delivery).update({ last_error: error.slice(0, 500) });
}

/** Ends a delivery that is in progress. */
export async function endDelivery(
  db: Reader,
  delivery: DeliveryRound,
  end:
    | { readonly state: 'sent'; readonly providerId: string | null }
    | { readonly state: 'dead'; readonly error: string }
    | { readonly state: 'failed' },
): Promise<void> {
  await underway(db, delivery).update({
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
