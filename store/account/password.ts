import type { AccountKind } from '../../domain/role.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { Reader, Transaction } from '../sql/database.ts';

export interface Credentials {
  readonly id: string;
  readonly password_hash: string;
}

/** The password hash of an account that may sign in, or null. */
export async function credentialsByName(db: Reader, kind: AccountKind, username: string): Promise<Credentials | null> {
  const row = await db('account')
    .whereRaw('lower(username) = lower(?)', [username])
    .where({ kind, disabled: false })
    .first<Credentials | undefined>('id', 'password_hash');
  return row ?? null;
}

export async function passwordHashOf(db: Reader, accountId: string): Promise<string | null> {
  const row = await db('account').where({ id: accountId }).first<Credentials | undefined>('id', 'password_hash');
  return row?.password_hash ?? null;
}

/** Sets a person's own new password and ends their sessions except this one. */
export async function setOwnPassword(
  trx: Transaction,
  actor: Actor & { readonly id: string },
  passwordHash: string,
  sessionId: string,
): Promise<void> {
  await trx('account').where({ id: actor.id }).update({ password_hash: passwordHash, must_change_password: false });
  await endSessions(trx, actor.id, sessionId);
  await appendEvent(trx, { stream: `user:${actor.id}`, name: 'change_password', actor });
}

/** Ends the sessions of an account except the given one. */
export async function endSessions(trx: Transaction, accountId: string, exceptSessionId = ''): Promise<void> {
  await trx.raw(`delete from session where sess->>'accountId' = ? and sid <> ?`, [accountId, exceptSessionId]);
}
