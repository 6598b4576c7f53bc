/** What people are told when the way into their account changes, also at the addresses that they had before. */
import { type Channel, channel } from '../../domain/channel.ts';
import { notice } from '../../domain/notice.ts';
import type { Actor } from '../event/append.ts';
import { tellPerson } from '../message/message.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { endSessions } from './open-sessions.ts';

const streamOf = (accountId: string) => `user:${accountId}`;

/**
 * Tells the person of the last event in the stream.
 * @param change completes 您的账号…, e.g. 密码已修改
 */
export async function tellAccountChanged(
  trx: Transaction,
  accountId: string,
  change: string,
  actor: Actor,
  stream = streamOf(accountId),
): Promise<string> {
  return tellPerson(trx, stream, accountId, notice('account_changed', { accountChange: change, actor: actor.name }));
}

interface Address {
  readonly channel: Channel;
  /** In clear, for channels whose addresses are not sealed. */
  readonly address: string | null;
  readonly sealed: Buffer | null;
}

async function addressesOf(db: Reader, personal: PersonalData, accountId: string): Promise<Map<Channel, string>> {
  // The view has no addresses of a disabled account; those of staff stand in the account itself.
  const { rows } = await db.raw<{ rows: Address[] }>(
    `select channel, address, sealed from address where account_id = :accountId
     union select key, value, null from account, jsonb_each_text(addresses) where id = :accountId`,
    { accountId },
  );
  return new Map(
    rows.map(({ channel: name, address, sealed }) => [name, sealed ? personal.open(sealed) : (address ?? '')]),
  );
}

export interface AddressChange<Result> {
  readonly accountId: string;
  readonly actor: Actor;
  /** The stream in which `work` appends its event; the account's own if absent. */
  readonly stream?: string;
  /** The session that goes on; null if all do, since nobody signs in through these addresses. */
  readonly sessionId: string | null;
  /** Another change of the account that the same message tells of, e.g. 密码已由管理员重置. */
  readonly also?: string;
  readonly work: () => Promise<Result>;
}

/**
 * Does work that may change how a person is reached. If it did, the person is told at the new addresses and at those
 * of before, and the person's other sessions end.
 */
export async function watchingAddresses<Result>(
  trx: Transaction,
  personal: PersonalData,
  { accountId, actor, stream = streamOf(accountId), sessionId, also, work }: AddressChange<Result>,
): Promise<Result> {
  const before = await addressesOf(trx, personal, accountId);
  const result = await work();
  const after = await addressesOf(trx, personal, accountId);
  const changed = [...new Set([...before.keys(), ...after.keys()])].filter(
    (name) => before.get(name) !== after.get(name),
  );
  const changes = [also, ...changed.map((name) => `${channel(name).addressZh}已修改`)].filter(Boolean);
  if (changes.length === 0) return result;
  const messageId = await tellAccountChanged(trx, accountId, changes.join('，'), actor, stream);
  const former = changed.flatMap((name) => {
    const address = before.get(name);
    if (!address) return [];
    return [{ message_id: messageId, channel: name, sealed: personal.seal(address), digest: personal.digest(address) }];
  });
  if (former.length > 0) await trx('former_address').insert(former);
  if (sessionId !== null) await endSessions(trx, accountId, sessionId);
  return result;
}
