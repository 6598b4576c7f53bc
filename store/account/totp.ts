/** The second factor of a person: a secret shared with their authenticator app, and recovery codes (RFC 6238). */

import { type Actor, appendEvent } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { tellAccountChanged } from './notice.ts';
import { endSessions } from './open-sessions.ts';

type Person = Actor & { readonly id: string };

export async function keepPendingSecret(
  db: Reader,
  personal: PersonalData,
  accountId: string,
  secret: string,
): Promise<void> {
  await db('account')
    .where({ id: accountId })
    .update({ totp_pending_sealed: personal.seal(secret) });
}

interface Secrets {
  readonly totp_sealed: Buffer | null;
  readonly totp_pending_sealed: Buffer | null;
}

/** The secret in use, and the one that waits for its first code; each null if there is none. */
export async function totpSecrets(
  db: Reader,
  personal: PersonalData,
  accountId: string,
): Promise<{ readonly active: string | null; readonly pending: string | null }> {
  const row = await db('account')
    .where({ id: accountId })
    .first<Secrets | undefined>('totp_sealed', 'totp_pending_sealed');
  const open = (box: Buffer | null | undefined) => (box ? personal.open(box) : null);
  return { active: open(row?.totp_sealed), pending: open(row?.totp_pending_sealed) };
}

/** Puts the pending secret into use, with new recovery codes; ends the person's other sessions. */
export async function switchOn(
  trx: Transaction,
  personal: PersonalData,
  person: Person,
  step: number,
  recoveryCodes: readonly string[],
  sessionId: string,
): Promise<void> {
  await trx('account')
    .where({ id: person.id })
    .update({ totp_sealed: trx.ref('totp_pending_sealed'), totp_pending_sealed: null, totp_last_step: step });
  await trx('recovery_code').where({ account_id: person.id }).delete();
  await trx('recovery_code').insert(
    recoveryCodes.map((code) => ({ account_id: person.id, digest: personal.digest(code) })),
  );
  await endSessions(trx, person.id, sessionId);
  await appendEvent(trx, { stream: `user:${person.id}`, name: 'switch_on_totp', actor: person });
  await tellAccountChanged(trx, person.id, '动态验证码已开通', person);
}

/** Removes the second factor and ends the sessions of the account except the given one. */
export async function switchOff(trx: Transaction, accountId: string, actor: Actor, sessionId = ''): Promise<boolean> {
  const changed = await trx('account')
    .where({ id: accountId })
    .whereNotNull('totp_sealed')
    .update({ totp_sealed: null, totp_pending_sealed: null, totp_last_step: null });
  await trx('recovery_code').where({ account_id: accountId }).delete();
  if (changed === 0) return false;
  await endSessions(trx, accountId, sessionId);
  await appendEvent(trx, { stream: `user:${accountId}`, name: 'switch_off_totp', actor });
  await tellAccountChanged(trx, accountId, '动态验证码已关闭', actor);
  return true;
}

/**
 * Marks the time step of a code as used, so that the code is accepted once; returns false if it or a later one was
 * used before.
 */
export async function spendStep(db: Reader, accountId: string, step: number): Promise<boolean> {
  const spent = await db('account')
    .where({ id: accountId })
    .where((either) => either.whereNull('totp_last_step').orWhere('totp_last_step', '<', step))
    .update({ totp_last_step: step });
  return spent === 1;
}

/** Marks a recovery code as used; returns false if there is no such code. */
export async function spendRecoveryCode(
  db: Reader,
  personal: PersonalData,
  accountId: string,
  code: string,
): Promise<boolean> {
  const spent = await db('recovery_code')
    .where({ account_id: accountId })
    .whereIn('digest', personal.digests(code))
    .delete();
  return spent === 1;
}
