import type { AccountKind } from '../../domain/role.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { tellAccountChanged } from './notice.ts';
import { endSessions } from './open-sessions.ts';

export interface Credentials {
  readonly id: string;
  readonly password_hash: string;
  readonly has_second_factor: boolean;
}

/** The password hash of an account that may sign in, or null. */
export async function credentialsByName(db: Reader, kind: AccountKind, username: string): Promise<Credentials | null> {
  const row = await db('account')
    .whereRaw('lower(username) = lower(?)', [username])
    .where({ kind, disabled: false })
    .first<Credentials | undefined>('id', 'password_hash', db.raw('totp_sealed is not null as has_second_factor'));
  return row ?? null;
}

export async function passwordHashOf(db: Reader, accountId: string): Promise<string | null> {
  const row = await db('account')
    .where({ id: accountId })
    .first<{ password_hash: string } | undefined>('password_hash');
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
  await tellAccountChanged(trx, actor.id, '密码已修改', actor);
}
