/**
 * Forgotten passwords (requirement A6): an SMS code proves the person's identity and opens a ticket; the ticket
 * allows one new password.
 */
import { randomBytes } from 'node:crypto';
import { DomainProblem } from '../../domain/problem.ts';
import type { AccountKind } from '../../domain/role.ts';
import { appendEvent, INDIVIDUAL } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { tellAccountChanged } from './notice.ts';
import { endSessions } from './open-sessions.ts';

const TICKET_BYTES = 32;
const TICKET_MINUTES = 10;

/**
 * The account with this name and registered mobile number, or null. Passwords of staff are reset by their
 * administrator.
 */
export async function accountToReset(
  db: Reader,
  personal: PersonalData,
  username: string,
  mobile: string,
): Promise<string | null> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select a.id from account a left join person p on p.account_id = a.id left join enterprise e on e.id = a.enterprise_id
     left join institution i on i.id = a.institution_id
     where lower(a.username) = lower(?) and not a.disabled and a.kind in ('individual', 'enterprise', 'institution')
       and coalesce(p.mobile_digest, e.mobile_digest, i.mobile_digest) = any(?)`,
    [username, personal.digests(mobile)],
  );
  return rows[0]?.id ?? null;
}

/** Opens a ticket for one new password of the account and returns it; earlier tickets become void. */
export async function openTicket(trx: Transaction, personal: PersonalData, accountId: string): Promise<string> {
  const ticket = randomBytes(TICKET_BYTES).toString('base64url');
  await trx('reset_ticket').where({ account_id: accountId }).delete();
  await trx('reset_ticket').insert({
    digest: personal.digest(ticket),
    account_id: accountId,
    expires_at: trx.raw('now() + make_interval(mins => ?)', [TICKET_MINUTES]),
  });
  return ticket;
}

/**
 * Checks a ticket without using it up, so that no password is hashed for an unknown ticket; returns whose it is.
 * @throws DomainProblem reset_ticket_spent
 */
export async function requireTicket(
  db: Reader,
  personal: PersonalData,
  ticket: string,
): Promise<{ readonly kind: AccountKind; readonly username: string }> {
  const owner = await db('reset_ticket as t')
    .join('account as a', 'a.id', 't.account_id')
    .whereIn('t.digest', personal.digests(ticket))
    .first<{ kind: AccountKind; username: string } | undefined>('a.kind', 'a.username');
  if (!owner) throw new DomainProblem('reset_ticket_spent');
  return owner;
}

/**
 * Sets the password and ends all sessions of the person.
 * @throws DomainProblem reset_ticket_spent
 */
export async function resetPassword(
  trx: Transaction,
  personal: PersonalData,
  ticket: string,
  passwordHash: string,
): Promise<void> {
  const { rows } = await trx.raw<{ rows: { account_id: string; expired: boolean }[] }>(
    'delete from reset_ticket where digest = any(?) returning account_id, expires_at <= now() as expired',
    [personal.digests(ticket)],
  );
  const [opened] = rows;
  if (!opened || opened.expired) throw new DomainProblem('reset_ticket_spent');
  const id = opened.account_id;
  const [account] = await trx('account')
    .where({ id, disabled: false })
    .update({ password_hash: passwordHash, must_change_password: false })
    .returning<{ kind: AccountKind; display_name: string }[]>(['kind', 'display_name']);
  if (!account) throw new DomainProblem('reset_ticket_spent');
  await endSessions(trx, id);
  const actor = { id, name: account.kind === 'individual' ? INDIVIDUAL : account.display_name };
  await appendEvent(trx, { stream: `user:${id}`, name: 'reset_password', actor });
  await tellAccountChanged(trx, id, '密码已通过短信验证码重置', actor);
}
