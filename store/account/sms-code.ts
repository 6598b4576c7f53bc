/** One-time codes by SMS: stored as digests, valid for five minutes and five attempts. */
import { timingSafeEqual } from 'node:crypto';
import { DomainProblem } from '../../domain/problem.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';

export const SMS_CODE_MINUTES = 5;
const MAX_ATTEMPTS = 5;

export type SmsCodePurpose = 'verify_mobile' | 'password_reset';

interface CodeFor {
  readonly purpose: SmsCodePurpose;
  readonly mobile: string;
}

const digestOf = (personal: PersonalData, { purpose, mobile }: CodeFor, code: string) =>
  personal.digest(`${purpose}/${mobile}/${code}`);

/** Stores a code that is sent; earlier codes for the same purpose and number become void. Returns the code's id. */
export async function keepSmsCode(
  trx: Transaction,
  personal: PersonalData,
  given: CodeFor & { readonly accountId: string | null },
  code: string,
): Promise<string> {
  const mobile_digest = personal.digest(given.mobile);
  await trx('sms_code').where({ mobile_digest, purpose: given.purpose }).delete();
  const [kept] = await trx('sms_code')
    .insert({
      purpose: given.purpose,
      mobile_digest,
      code_digest: digestOf(personal, given, code),
      account_id: given.accountId,
      expires_at: trx.raw(`now() + make_interval(mins => ?)`, [SMS_CODE_MINUTES]),
    })
    .returning<{ id: string }[]>('id');
  return kept?.id ?? '';
}

/**
 * Counts the attempt and then compares, so that concurrent guesses share the five attempts. Returns the code's id,
 * for `spendSmsCode`, and the account for which it was sent, if any.
 * @throws DomainProblem sms_code_wrong – wrong, expired, used or tried too often, without saying which
 */
export async function checkSmsCode(
  db: Reader,
  personal: PersonalData,
  wanted: CodeFor,
  code: string,
): Promise<{ readonly id: string; readonly accountId: string | null }> {
  const { rows } = await db.raw<{ rows: { id: string; account_id: string | null; code_digest: Buffer }[] }>(
    `update sms_code set tries = tries + 1
     where mobile_digest = ? and purpose = ? and used_at is null and expires_at > now() and tries < ?
     returning id, account_id, code_digest`,
    [personal.digest(wanted.mobile), wanted.purpose, MAX_ATTEMPTS],
  );
  const given = rows[0];
  const guess = digestOf(personal, wanted, code);
  if (!given || !timingSafeEqual(given.code_digest, guess)) throw wrongCode();
  return { id: given.id, accountId: given.account_id };
}

/**
 * Marks a correct code as used, in the transaction that needed it.
 * @throws DomainProblem sms_code_wrong if another request has used it
 */
export async function spendSmsCode(trx: Transaction, id: string): Promise<void> {
  const spent = await trx('sms_code').where({ id, used_at: null }).update({ used_at: trx.fn.now() });
  if (spent !== 1) throw wrongCode();
}

/** The same answer for every code that is not valid. */
export function wrongCode(): DomainProblem {
  return new DomainProblem('sms_code_wrong', {}, [{ path: 'smsCode' }]);
}
