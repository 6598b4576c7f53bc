/** Requesting and sending one-time codes (requirements A3, A4, A6). */
import { randomInt } from 'node:crypto';
import type { z } from 'zod';
import type { SmsCodeRequest } from '../../domain/contract/sms.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { accountToReset } from '../../store/account/reset.ts';
import {
  checkSmsCode,
  keepSmsCode,
  liveSmsCode,
  SMS_CODE_MINUTES,
  type SmsCodePurpose,
  spendSmsCode,
  wrongCode,
} from '../../store/account/sms-code.ts';
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

  // A code and an address have five tries, so that somebody who guesses elsewhere does not burn the owner's code.
  const tries = createThrottle(db, [{ name: 'sms-tries', attempts: 5, minutes: SMS_CODE_MINUTES }]);

  /**
   * Whose limits a request counts against: a number's own, or for a forgotten password those of name and number, so
   * that requests with wrong names do not use up the number's day.
   */
  function receiverOf(asked: Asked): string {
    const name = asked.purpose === 'password_reset' ? `${asked.username.toLowerCase()}/` : '';
    return personal.digest(`${name}${asked.mobile}`).toString('hex');
  }

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
      const number = receiverOf(asked);
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
     * Checks a code; returns a function that marks it as used.
     * @param accountId the account that the code must have been sent for; a code for another one is not touched
     * @throws DomainProblem sms_code_wrong
     */
    async check(
      wanted: { readonly purpose: SmsCodePurpose; readonly mobile: string; readonly accountId?: string },
      code: string,
      address: string,
    ): Promise<(trx: Transaction) => Promise<void>> {
      const live = await liveSmsCode(db, personal, wanted);
      // Counted without a code too, so that the time of the answer says little about whether there is one.
      const key = live?.id ?? personal.digest(wanted.mobile).toString('hex');
      await tries.count([`${key}/${address}`]).catch((error: unknown) => {
        throw error instanceof DomainProblem ? wrongCode() : error;
      });
      if (!live) throw wrongCode();
      await checkSmsCode(db, personal, live, wanted, code);
      return (trx) => spendSmsCode(trx, live.id);
    },

    /**
     * Checks that the number is the person's, if codes can be sent; returns a function that marks the code as used.
     * @throws DomainProblem sms_code_wrong
     */
    async verifyMobile(mobile: string, code: string, address: string): Promise<(trx: Transaction) => Promise<void>> {
      if (sms.codes === 'none') return async () => undefined;
      return this.check({ purpose: 'verify_mobile', mobile }, code, address);
    },
  };
}
