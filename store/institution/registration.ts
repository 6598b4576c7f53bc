/** Institutions register themselves and maintain their own data (requirement A2). */
import type { z } from 'zod';
import type { InstitutionCorrection, InstitutionRegistration } from '../../domain/contract/institution.ts';
import type { Proof } from '../../domain/contract/proof.ts';
import { reviewAfterChange } from '../enterprise/review-state.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Transaction } from '../sql/database.ts';
import { refuseDuplicate, USERNAME_TAKEN } from '../sql/unique.ts';
import { institutionOf, institutionStream, lockInstitution, readInstitution } from './row.ts';

type Fields = Omit<z.output<typeof InstitutionCorrection>, 'smsCode' | keyof Proof>;
type Registration = Omit<
  z.output<typeof InstitutionRegistration>,
  'password' | 'passwordAgain' | 'agreement' | 'smsCode'
> & { readonly passwordHash: string };

const columnsOf = (fields: Fields, personal: PersonalData) => ({
  name: fields.institutionName,
  credit_code: fields.creditCode,
  province: fields.province,
  city: fields.city,
  district: fields.district,
  address: fields.address,
  head: fields.head,
  mobile_sealed: personal.seal(fields.mobile),
  mobile_digest: personal.digest(fields.mobile),
  email: fields.email,
});

const UNIQUE = {
  account_username: USERNAME_TAKEN,
  institution_credit_code_key: { problem: 'credit_code_taken', field: 'creditCode' },
  institution_name_key: { problem: 'institution_name_taken', field: 'institutionName' },
} as const;

/**
 * Registers an institution, which then waits for review, and its account; returns the account's id.
 * @throws DomainProblem username_taken, credit_code_taken, institution_name_taken
 */
export async function registerInstitution(
  trx: Transaction,
  personal: PersonalData,
  input: Registration,
): Promise<string> {
  try {
    const [made] = await trx('institution')
      .insert({ ...columnsOf(input, personal), status: 'pending' })
      .returning<{ id: string }[]>('id');
    const id = made?.id ?? '';
    const [account] = await trx('account')
      .insert({
        kind: 'institution',
        username: input.username,
        password_hash: input.passwordHash,
        display_name: input.institutionName,
        institution_id: id,
      })
      .returning<{ id: string }[]>('id');
    if (!account) throw new Error('the account was not inserted');
    await appendEvent(trx, {
      stream: institutionStream(id),
      name: 'register',
      actor: { id: account.id, name: input.institutionName },
      after: { ...(await readInstitution(trx, personal, id)), username: input.username },
    });
    return account.id;
  } catch (error) {
    return refuseDuplicate(UNIQUE, input)(error);
  }
}

/**
 * Stores what the institution enters about itself. A rejected registration, or another name or code, waits for
 * review.
 * @throws DomainProblem registration_pending, credit_code_taken, institution_name_taken
 */
export async function correctInstitution(
  trx: Transaction,
  personal: PersonalData,
  id: string,
  fields: Fields,
  actor: Actor,
): Promise<void> {
  const before = await lockInstitution(trx, id);
  const review = reviewAfterChange(before, fields.institutionName, fields.creditCode);
  await trx('institution')
    .where({ id })
    .update({ ...columnsOf(fields, personal), ...review })
    .catch(refuseDuplicate(UNIQUE, fields));
  await trx('account')
    .where({ institution_id: id, kind: 'institution' })
    .update({ display_name: fields.institutionName });
  await appendEvent(trx, {
    stream: institutionStream(id),
    name: before.status === 'rejected' ? 'correct_registration' : 'change_institution',
    actor,
    before: institutionOf(before, personal),
    after: await readInstitution(trx, personal, id),
  });
}
