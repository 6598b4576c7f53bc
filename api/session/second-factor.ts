/** The codes of a second factor: those of an authenticator app (RFC 6238), and recovery codes. */
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { DomainProblem } from '../../domain/problem.ts';
import { spendRecoveryCode, spendStep, totpSecrets } from '../../store/account/totp.ts';
import type { ApiDependencies } from '../dependencies.ts';

const PERIOD = 30;
const RECOVERY_CODES = 10;
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

export const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: '衡准', label, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6 });

/** The time step of the code – the present one, or one before or after – or null. */
export function stepOf(secret: string, code: string): number | null {
  const delta = totpOf(secret).validate({ token: code, window: 1 });
  return delta === null ? null : Math.floor(Date.now() / 1000 / PERIOD) + delta;
}

export function wrongSecondFactor(path: string): DomainProblem {
  return new DomainProblem('second_factor_wrong', {}, [{ path }]);
}

/** Whether the code is right; it is spent by that. Also true for a person without a second factor. */
export async function spendSecondFactor(
  { db, personal }: Pick<ApiDependencies, 'db' | 'personal'>,
  accountId: string,
  code: string,
): Promise<boolean> {
  const { active } = await totpSecrets(db, personal, accountId);
  if (!active) return true;
  if (code.includes('-')) return spendRecoveryCode(db, personal, accountId, code);
  const step = stepOf(active, code);
  return step !== null && (await spendStep(db, accountId, step));
}

export function newRecoveryCodes(): string[] {
  const part = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return Array.from({ length: RECOVERY_CODES }, () => `${part()}-${part()}`);
}
