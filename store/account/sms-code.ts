/** One-time codes by SMS: stored as digests, valid for five minutes and a limited number of attempts. */
import { DomainProblem } from '../../domain/problem.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';

export const SMS_CODE_MINUTES = 5;
/** From all addresses together; each has five (api/registration/sms-codes.ts). */
const MAX_ATTEMPTS = 25;

export type SmsCodePurpose = 'verify_mobile' | 'password_reset';

interface CodeFor {
  readonly purpose: SmsCodePurpose;
  readonly mobile: string;
}

const textOf = ({ purpose, mobile }: CodeFor, code: string) => `${purpose}/${mobile}/${code}`;

/** Stores a code that is sent; earlier codes for the same purpose and number become void. Returns the code's id. */
export async function keepSmsCode(
  trx: Transaction,
  personal: PersonalData,
  given: CodeFor & { readonly accountId: string | null },
  code: string,
): Promise<string> {
  await trx('sms_code')
    .where({ purpose: given.purpose })
    .whereIn('mobile_digest', personal.digests(given.mobile))
    .delete();
  const [kept] = await trx('sms_code')
    .insert({
      purpose: given.purpose,
      mobile_digest: personal.digest(given.mobile),
      code_digest: personal.digest(textOf(given, code)),
      account_id: given.accountId,
      expires_at: trx.raw(`now() + make_interval(mins => ?)`, [SMS_CODE_MINUTES]),
    })
    .returning<{ id: string }[]>('id');
  return kept?.id ?? '';
}

interface LiveCode {
  readonly id: string;
}

/** The code that is valid for this number at the moment, and for this account, if one is named; null if there is none. */
export async function liveSmsCode(
  db: Reader,
  personal: PersonalData,
  { purpose, mobile, accountId }: CodeFor & { readonly accountId?: string },
): Promise<LiveCode | null> {
  const found = db('sms_code')
    .where({ purpose, used_at: null })
    .whereIn('mobile_digest', personal.digests(mobile))
    .where('expires_at', '>', db.fn.now());
  if (accountId) found.where({ account_id: accountId });
  return (await found.first<LiveCode | undefined>('id')) ?? null;
}

/**
 * Counts the attempt and then compares, so that concurrent guesses share the attempts.
 * @throws DomainProblem sms_code_wrong – wrong, expired, used or tried too often, without saying which
 */
export async function checkSmsCode(
  db: Reader,
  personal: PersonalData,
  { id }: LiveCode,
  wanted: CodeFor,
  code: string,
): Promise<void> {
  const { rows } = await db.raw<{ rows: { code_digest: Buffer }[] }>(
    `update sms_code set tries = tries + 1
     where id = ? and used_at is null and expires_at > now() and tries < ? returning code_digest`,
    [id, MAX_ATTEMPTS],
  );
  const [given] = rows;
  // A digest reveals nothing to somebody without the key, so the time of its comparison does not either.
  if (!given || !personal.digests(textOf(wanted, code)).some((guess) => given.code_digest.equals(guess)))
    throw wrongCode();
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
