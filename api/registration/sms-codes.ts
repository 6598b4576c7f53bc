/** Giving out one-time codes and asking for them (requirements A3, A4, A6). */
import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { SmsCodeRequest } from '../../domain/contract/sms.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { accountToReset } from '../../store/account/reset.ts';
import { checkSmsCode, keepSmsCode, SMS_CODE_MINUTES, spendSmsCode } from '../../store/account/sms-code.ts';
import { wordSms } from '../../store/message/template.ts';
import type { Transaction } from '../../store/sql/database.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { createThrottle } from '../http/throttle.ts';

const NEXT_IN_SECONDS = 60;
const A_DAY = 24 * 60;

type Asked = z.output<typeof SmsCodeRequest>;

/**
 * Loopback stands for the machine itself, or for a proxy that does not say whom it speaks for: limits there would shut
 * out everybody, so only those of the number hold.
 */
const isThisMachine = (address: string) => /^(::1|(::ffff:)?127\.)/.test(address);

export function createSmsCodes({ db, personal, sms, log }: ApiDependencies) {
  const ofNumber = createThrottle(db, [
    { name: 'sms-number-minute', attempts: 1, minutes: 1 },
    { name: 'sms-number-day', attempts: 10, minutes: A_DAY },
  ]);
  const ofAddress = createThrottle(db, [
    { name: 'sms-address-minute', attempts: 1, minutes: 1 },
    { name: 'sms-address-day', attempts: 10, minutes: A_DAY },
  ]);

  async function give(asked: Asked, accountId: string | null): Promise<void> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const { purpose, mobile } = asked;
    // Kept before it is sent: who has it can use it.
    const reference = await db.transaction((trx) => keepSmsCode(trx, personal, { purpose, mobile, accountId }, code));
    const worded = await wordSms(db, 'verification_code', { code, minutes: String(SMS_CODE_MINUTES) });
    await sms.send({ mobile, reference, ...worded });
  }

  /** Nobody learns from the answer or its time whether the name and number belong together. */
  async function giveForReset(asked: Extract<Asked, { purpose: 'password_reset' }>): Promise<void> {
    const accountId = await accountToReset(db, personal, asked.username, asked.mobile);
    if (accountId) await give(asked, accountId);
  }

  return {
    /** @throws DomainProblem too_many_attempts, sms_unavailable, sms_codes_off */
    async request(asked: Asked, address: string): Promise<{ nextInSeconds: number }> {
      if (sms.codes === 'none') throw new DomainProblem('sms_codes_off');
      if (!isThisMachine(address)) await ofAddress.count([address, address]);
      const number = personal.digest(asked.mobile).toString('hex');
      await ofNumber.count([number, number]);
      if (asked.purpose === 'password_reset') {
        giveForReset(asked).catch((error: unknown) => log.error({ err: error }, 'a code was not sent'));
      } else {
        await give(asked, null).catch(async (error: unknown) => {
          await ofNumber.forgive([number, number]);
          if (!isThisMachine(address)) await ofAddress.forgive([address, address]);
          throw new DomainProblem('sms_unavailable', {}, [], { cause: error });
        });
      }
      return { nextInSeconds: NEXT_IN_SECONDS };
    },

    /**
     * Checks that the number is the person's, where codes can be given; returns what spends the code.
     * @throws DomainProblem sms_code_wrong
     */
    async verifyMobile(mobile: string, code: string): Promise<(trx: Transaction) => Promise<void>> {
      if (sms.codes === 'none') return async () => undefined;
      const { id } = await checkSmsCode(db, personal, { purpose: 'verify_mobile', mobile }, code);
      return (trx) => spendSmsCode(trx, id);
    },
  };
}
