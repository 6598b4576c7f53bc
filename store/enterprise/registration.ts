/**
 * How an enterprise registers itself and corrects a registration that the administrator rejected (requirements A4,
 * A5).
 */
import type { z } from 'zod';
import type { EnterpriseCorrection, EnterpriseRegistration } from '../../domain/contract/account.ts';
import type { Proof } from '../../domain/contract/proof.ts';
import { isUsernameFree } from '../account/user.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { claimUpload } from '../file/upload.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { duplicate, refuseDuplicate, USERNAME_TAKEN } from '../sql/unique.ts';
import { reviewAfterChange } from './review-state.ts';
import { enterpriseOf, lockRow, readRow } from './row.ts';

type Fields = Omit<z.output<typeof EnterpriseCorrection>, 'smsCode' | keyof Proof>;
export type Registration = Omit<
  z.output<typeof EnterpriseRegistration>,
  'password' | 'passwordAgain' | 'agreement' | 'smsCode'
> & {
  passwordHash: string;
};

const columnsOf = (fields: Fields, personal: PersonalData) => ({
  name: fields.enterpriseName,
  credit_code: fields.creditCode,
  enterprise_type: fields.enterpriseType,
  province: fields.province,
  city: fields.city,
  district: fields.district,
  address: fields.address,
  legal_representative: fields.legalRepresentative,
  ...(fields.legalIdentityNumber ? { legal_identity_sealed: personal.seal(fields.legalIdentityNumber) } : {}),
  mobile_sealed: personal.seal(fields.mobile),
  mobile_digest: personal.digest(fields.mobile),
  email: fields.email,
});

/** Claims the newly uploaded files for the enterprise; a file that is not given stays as it was. */
async function claimFiles(
  trx: Transaction,
  personal: PersonalData,
  enterpriseId: string,
  { licence, photo }: Pick<Fields, 'licence' | 'photo'>,
): Promise<void> {
  const owner = { enterprise_id: enterpriseId };
  const change = {
    ...(licence ? { licence_upload_id: await claimUpload(trx, personal, owner, licence, 'licence') } : {}),
    ...(photo ? { photo_upload_id: await claimUpload(trx, personal, owner, photo, 'photo') } : {}),
  };
  if (Object.keys(change).length > 0) await trx('enterprise').where({ id: enterpriseId }).update(change);
}

const CODE_TAKEN = { problem: 'credit_code_taken', field: 'creditCode' } as const;
const UNIQUE = { account_username: USERNAME_TAKEN, enterprise_credit_code_key: CODE_TAKEN };

/**
 * Registers an enterprise, which then waits for review, and its first account; returns the account's id.
 * @throws DomainProblem username_taken, credit_code_taken
 */
export async function registerEnterprise(
  trx: Transaction,
  personal: PersonalData,
  input: Registration,
): Promise<string> {
  try {
    if (!(await isUsernameFree(trx, input.username))) throw duplicate(USERNAME_TAKEN, input);
    if (await isCodeRegistered(trx, input.creditCode)) throw duplicate(CODE_TAKEN, input);
    const [row] = await trx('enterprise').insert(columnsOf(input, personal)).returning<{ id: string }[]>('id');
    if (!row) throw new Error('the enterprise was not inserted');
    await claimFiles(trx, personal, row.id, input);
    const [account] = await trx('account')
      .insert({
        kind: 'enterprise',
        username: input.username,
        password_hash: input.passwordHash,
        display_name: input.enterpriseName,
        enterprise_id: row.id,
      })
      .returning<{ id: string }[]>('id');
    if (!account) throw new Error('the account was not inserted');
    await appendEvent(trx, {
      stream: `enterprise:${row.id}`,
      name: 'register',
      actor: { id: account.id, name: input.enterpriseName },
      after: { ...enterpriseOf(await readRow(trx, row.id), personal), username: input.username },
      about: { subject: `enterprise:${row.id}`, personal },
    });
    return account.id;
  } catch (error) {
    return refuseDuplicate(UNIQUE, input)(error);
  }
}

/**
 * Stores what the enterprise enters about itself (requirements A5, A12). A rejected registration, or another name or
 * code, waits for review; an approved enterprise changes everything else at once.
 * @throws DomainProblem registration_pending while it is being reviewed, credit_code_taken
 */
export async function correctRegistration(
  trx: Transaction,
  personal: PersonalData,
  enterpriseId: string,
  fields: Fields,
  actor: Actor,
): Promise<void> {
  const before = await lockRow(trx, enterpriseId);
  const review = reviewAfterChange(before, fields.enterpriseName, fields.creditCode);
  await trx('enterprise')
    .where({ id: enterpriseId })
    .update({ ...columnsOf(fields, personal), ...review })
    .catch(refuseDuplicate(UNIQUE, fields));
  await claimFiles(trx, personal, enterpriseId, fields);
  await trx('account').where({ enterprise_id: enterpriseId }).update({ display_name: fields.enterpriseName });
  await appendEvent(trx, {
    stream: `enterprise:${enterpriseId}`,
    name: before.status === 'rejected' ? 'correct_registration' : 'change_enterprise',
    actor,
    before: enterpriseOf(before, personal),
    after: enterpriseOf(await readRow(trx, enterpriseId), personal),
    about: { subject: `enterprise:${enterpriseId}`, personal },
  });
}

/**
 * Whether an enterprise has this code, either as a whole or as the organisation code within it: characters 9 to 17 of
 * the unified social credit code (GB 32100).
 */
export async function isCodeRegistered(db: Reader, creditCode: string): Promise<boolean> {
  const organisationCode = creditCode.length === 9 ? creditCode : creditCode.slice(8, 17);
  const found = await db('enterprise')
    .whereNull('closed_at')
    .where((either) =>
      either
        .where({ credit_code: creditCode })
        .orWhere({ credit_code: organisationCode })
        .orWhereRaw(`? = 9 and substr(credit_code, 9, 9) = ?`, [creditCode.length, organisationCode]),
    )
    .first('id');
  return found !== undefined;
}
