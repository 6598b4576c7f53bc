/** The second factor: enrolment, check, removal. */
import { randomInt } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import { toDataURL } from 'qrcode';
import { DomainProblem } from '../../domain/problem.ts';
import {
  keepPendingSecret,
  spendRecoveryCode,
  spendStep,
  switchOff,
  switchOn,
  totpSecrets,
} from '../../store/account/totp.ts';
import type { ApiDependencies } from '../dependencies.ts';
import type { Handlers } from '../http/call.ts';
import { actorOf } from '../http/scope.ts';
import { createThrottle } from '../http/throttle.ts';
import { meOf } from './me.ts';
import { PASSWORD_WRONG, requireOwnPassword } from './password.ts';

const PERIOD = 30;
const RECOVERY_CODES = 10;
const ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';

const totpOf = (secret: string, label = '') =>
  new TOTP({ issuer: '衡准', label, secret: Secret.fromBase32(secret), period: PERIOD, digits: 6 });

/** The time step of the code – the present one, or one before or after – or null. */
function stepOf(secret: string, code: string): number | null {
  const delta = totpOf(secret).validate({ token: code, window: 1 });
  return delta === null ? null : Math.floor(Date.now() / 1000 / PERIOD) + delta;
}

function wrong(path: string): DomainProblem {
  return new DomainProblem('second_factor_wrong', {}, [{ path }]);
}

/**
 * Checks the second factor of a person, if they have one.
 * @throws DomainProblem second_factor_required, second_factor_wrong
 */
export async function requireSecondFactor(
  { db, personal }: Pick<ApiDependencies, 'db' | 'personal'>,
  accountId: string,
  code: string | undefined,
  path = 'secondFactor',
): Promise<void> {
  const { active } = await totpSecrets(db, personal, accountId);
  if (!active) return;
  if (!code) throw new DomainProblem('second_factor_required');
  if (code.includes('-')) {
    if (!(await spendRecoveryCode(db, personal, accountId, code))) throw wrong(path);
    return;
  }
  const step = stepOf(active, code);
  if (step === null || !(await spendStep(db, accountId, step))) throw wrong(path);
}

function recoveryCode(): string {
  const part = () => Array.from({ length: 5 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
  return `${part()}-${part()}`;
}

export function totpHandlers(deps: ApiDependencies) {
  const { db, personal } = deps;
  const throttle = createThrottle(db, [{ name: 'totp-off', attempts: 10, minutes: 60 }]);
  return {
    async beginTotp({ account }) {
      if ((await totpSecrets(db, personal, account.id)).active) throw new DomainProblem('totp_already_on');
      const secret = new Secret({ size: 20 }).base32;
      await keepPendingSecret(db, personal, account.id, secret);
      const uri = totpOf(secret, account.username).toString();
      return { secret, uri, qrCode: await toDataURL(uri, { margin: 1, width: 220 }) };
    },

    async confirmTotp({ account, body }) {
      const { pending } = await totpSecrets(db, personal, account.id);
      if (!pending) throw new DomainProblem('totp_not_begun');
      const step = stepOf(pending, body.code);
      if (step === null) throw wrong('code');
      const recoveryCodes = Array.from({ length: RECOVERY_CODES }, recoveryCode);
      await db.transaction((trx) => switchOn(trx, personal, actorOf(account), step, recoveryCodes));
      return { recoveryCodes };
    },

    async switchOffTotp({ account, body }) {
      await throttle.count([account.id]);
      await requireOwnPassword(db, account.id, body.password, PASSWORD_WRONG);
      await requireSecondFactor(deps, account.id, body.code, 'code');
      await db.transaction((trx) => switchOff(trx, account.id, actorOf(account)));
      return meOf(db, personal, account.id);
    },
  } satisfies Partial<Handlers>;
}
