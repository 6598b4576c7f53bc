import { randomInt } from 'node:crypto';
import { SLIP_PASSWORD_ALPHABET, SLIP_PASSWORD_LENGTH } from '../../domain/number.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { KeyRing } from '../keys/ring.ts';
import { open, seal } from '../personal-data/secret-box.ts';
import type { Reader, Transaction } from '../sql/database.ts';

/**
 * The number and the password printed on the slip of a submitted order.
 * @throws DomainProblem not_found where there is no submitted order of this enterprise
 */
export async function readSlip(
  db: Reader,
  dataKeys: KeyRing,
  enterpriseId: string,
  orderId: string,
): Promise<{ readonly number: string; readonly password: string }> {
  const row = await db('booking_order')
    .where({ id: orderId, enterprise_id: enterpriseId })
    .whereNotNull('number')
    .first<{ number: string; slip_password: Buffer } | undefined>('number', 'slip_password');
  if (!row) throw new DomainProblem('not_found');
  return { number: row.number, password: open(dataKeys, row.slip_password) };
}

/**
 * Gives the slip another password; the old one is no longer valid.
 * @throws DomainProblem not_found
 */
export async function replaceSlipPassword(
  trx: Transaction,
  dataKeys: KeyRing,
  enterpriseId: string,
  orderId: string,
  actor: Actor,
): Promise<void> {
  const changed = await trx('booking_order')
    .where({ id: orderId, enterprise_id: enterpriseId })
    .whereNotNull('number')
    .update({ slip_password: seal(dataKeys, slipPassword()) });
  if (changed === 0) throw new DomainProblem('not_found');
  await appendEvent(trx, { stream: `slip:${orderId}`, name: 'replace_slip_password', actor });
}

/** Random letters and digits. */
export function slipPassword(): string {
  return Array.from(
    { length: SLIP_PASSWORD_LENGTH },
    () => SLIP_PASSWORD_ALPHABET[randomInt(SLIP_PASSWORD_ALPHABET.length)],
  ).join('');
}
