/** What goes out by SMS and e-mail, and what became of it (requirement A13). */
import type { z } from 'zod';
import type { Delivery, DeliveryQuery } from '../domain/contract/delivery.ts';
import { maskedMobile } from '../domain/masking.ts';
import type { Reader } from './database.ts';
import { instant, instantOrNull, type Listed, readPage, sortSql } from './list.ts';
import type { PersonalData } from './personal-data.ts';

interface Row {
  readonly id: string;
  readonly channel: Delivery['channel'];
  readonly address_sealed: Buffer;
  readonly title: string;
  readonly text: string | null;
  readonly state: Delivery['state'];
  readonly attempts: number;
  readonly last_error: string | null;
  readonly next_attempt_at: Date | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
}

const COLUMNS = `id, channel, address_sealed, title, text, state, attempts, last_error, next_attempt_at, created_at,
  sent_at`;

const SORT = { createdAt: 'created_at', state: 'state', channel: 'channel', attempts: 'attempts' };

/** Keeps a text message instead of sending it: the default where no provider is configured. */
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
  const found = db('delivery');
  if (query.state) found.where({ state: query.state });
  if (query.channel) found.where({ channel: query.channel });
  if (query.q) found.where({ address_digest: personal.digest(query.q) });
  const { data, total } = await readPage<Row>(found, COLUMNS, query, sortSql(query.sort, SORT, '-createdAt', 'id'));
  return {
    total,
    data: data.map((row) => ({
      id: row.id,
      channel: row.channel,
      address: maskedAddress(row.channel, personal.open(row.address_sealed)),
      title: row.title,
      text: row.text,
      state: row.state,
      attempts: row.attempts,
      lastError: row.last_error,
      nextAttemptAt: instantOrNull(row.next_attempt_at),
      createdAt: instant(row.created_at),
      sentAt: instantOrNull(row.sent_at),
    })),
  };
}

/** `139****5678`, or `a***@example.org`. */
function maskedAddress(channel: Delivery['channel'], address: string): string {
  return channel === 'sms' ? maskedMobile(address) : address.replace(/^(.).*@/, '$1***@');
}
