/** Requesting and sending one-time codes (requirements A3, A4, A6). */
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
const MINUTES_PER_DAY = 24 * 60;

type Asked = z.output<typeof SmsCodeRequest>;

/**
 * A loopback address is this machine, or a proxy that does not forward the client's address: a limit on it would lock
 * out everybody, so only the limits of the phone number apply.
 */
const isThisMachine = (address: string) => /^(::1|(::ffff:)?127\.)/.test(address);

export function createSmsCodes({ db, personal, sms, log }: ApiDependencies) {
  const ofNumber = createThrottle(db, [
    { name: 'sms-number-minute', attempts: 1, minutes: 1 },
    { name: 'sms-number-day', attempts: 10, minutes: MINUTES_PER_DAY },
  ]);
  const ofAddress = createThrottle(db, [
    { name: 'sms-address-minute', attempts: 1, minutes: 1 },
    { name: 'sms-address-day', attempts: 10, minutes: MINUTES_PER_DAY },
  ]);

  async function give(asked: Asked, accountId: string | null): Promise<void> {
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    const { purpose, mobile } = asked;
    // Stored before it is sent, since the receiver can use it at once.
    const reference = await db.transaction((trx) => keepSmsCode(trx, personal, { purpose, mobile, accountId }, code));
    const worded = await wordSms(db, 'verification_code', { code, minutes: String(SMS_CODE_MINUTES) });
    await sms.send({ mobile, reference, ...worded });
  }

  /** Neither the answer nor its duration reveals whether the name and number belong together. */
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
        giveForReset(asked).catch((error: unknown) => log.error({ err: error }, 'an SMS code could not be sent'));
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
     * Checks that the number is the person's, if codes can be sent; returns a function that marks the code as used.
     * @throws DomainProblem sms_code_wrong
     */
    async verifyMobile(mobile: string, code: string): Promise<(trx: Transaction) => Promise<void>> {
      if (sms.codes === 'none') return async () => undefined;
      const { id } = await checkSmsCode(db, personal, { purpose: 'verify_mobile', mobile }, code);
      return (trx) => spendSmsCode(trx, id);
    },
  };
}
