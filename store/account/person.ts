/** Individuals: they register themselves and maintain their own data (requirements A3, A9). */
import type { z } from 'zod';
import type { IndividualRegistration, Person, PersonChange } from '../../domain/contract/person.ts';
import type { Proof } from '../../domain/contract/proof.ts';
import type { StoredFile } from '../../domain/contract/upload.ts';
import { maskedIdentityNumber, maskedMobile } from '../../domain/masking.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent, INDIVIDUAL } from '../event/append.ts';
import { claimUpload, STORED_FILE } from '../file/upload.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { duplicate, refuseDuplicate, USERNAME_TAKEN } from '../sql/unique.ts';

interface Row {
  readonly display_name: string;
  readonly identity_sealed: Buffer;
  readonly mobile_sealed: Buffer;
  readonly sex: Person['sex'];
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly email: string;
  readonly ethnic_group: string;
  readonly photo: StoredFile | null;
}

type Fields = Omit<z.output<typeof PersonChange>, 'smsCode' | keyof Proof>;
export type NewPerson = Omit<
  z.output<typeof IndividualRegistration>,
  'password' | 'passwordAgain' | 'agreement' | 'smsCode'
> & { passwordHash: string };

const columnsOf = (
  { mobile, ethnicGroup, sex, province, city, district, address, email }: Fields,
  personal: PersonalData,
) => ({
  sex,
  province,
  city,
  district,
  address,
  email,
  ethnic_group: ethnicGroup,
  mobile_sealed: personal.seal(mobile),
  mobile_digest: personal.digest(mobile),
});

const IDENTITY_TAKEN = { problem: 'identity_taken', field: 'identityNumber' } as const;

/** As the audit log stores it. */
const masked = (person: Person): Person => ({ ...person, mobile: maskedMobile(person.mobile) });

/** @throws DomainProblem not_found where the account has no such data */
export async function readPerson(db: Reader, personal: PersonalData, accountId: string): Promise<Person> {
  const row = await db('person as p')
    .join('account as a', 'a.id', 'p.account_id')
    .leftJoin('upload as u', 'u.id', 'p.photo_upload_id')
    .where('p.account_id', accountId)
    .first<Row | undefined>('p.*', 'a.display_name', db.raw(`${STORED_FILE('u')} as photo`));
  if (!row) throw new DomainProblem('not_found');
  const { sex, province, city, district, address, email } = row;
  return {
    fullName: row.display_name,
    identityNumber: maskedIdentityNumber(personal.open(row.identity_sealed)),
    mobile: personal.open(row.mobile_sealed),
    ethnicGroup: row.ethnic_group,
    photo: row.photo,
    ...{ sex, province, city, district, address, email },
  };
}

/**
 * Registers an individual, who may sign in at once; returns the account's id.
 * @throws DomainProblem username_taken, identity_taken
 */
export async function registerPerson(trx: Transaction, personal: PersonalData, input: NewPerson): Promise<string> {
  const [account] = await trx('account')
    .insert({
      kind: 'individual',
      username: input.username,
      password_hash: input.passwordHash,
      display_name: input.fullName,
    })
    .returning<{ id: string }[]>('id')
    .catch(refuseDuplicate({ account_username: USERNAME_TAKEN }, input));
  if (!account) throw new Error('the account was not inserted');
  await refuseKnownIdentity(trx, personal, input);
  await trx('person')
    .insert({
      account_id: account.id,
      identity_sealed: personal.seal(input.identityNumber),
      identity_digest: personal.digest(input.identityNumber),
      ...columnsOf(input, personal),
    })
    .catch(refuseDuplicate({ person_identity_once: IDENTITY_TAKEN }, input));
  await claimPhoto(trx, personal, account.id, input);
  const after = masked(await readPerson(trx, personal, account.id));
  const actor = { id: account.id, name: INDIVIDUAL };
  const about = { subject: `account:${account.id}`, personal } as const;
  await appendEvent(trx, { stream: `user:${account.id}`, name: 'register', actor, after, about });
  return account.id;
}

/** The unique constraint compares digests of one key; during a rotation a person may be known by the digest of another one. */
async function refuseKnownIdentity(
  trx: Transaction,
  personal: PersonalData,
  input: Pick<NewPerson, 'identityNumber'>,
): Promise<void> {
  // One registration at a time: two of the same person could write digests of different keys.
  await trx.raw(`select pg_advisory_xact_lock(hashtext('person.identity_digest'))`);
  const known = await trx('person')
    .whereIn('identity_digest', personal.digests(input.identityNumber))
    .first(trx.raw('1'));
  if (known) throw duplicate(IDENTITY_TAKEN, input);
}

async function claimPhoto(
  trx: Transaction,
  personal: PersonalData,
  accountId: string,
  { photo }: Pick<Fields, 'photo'>,
): Promise<void> {
  if (!photo) return;
  const photo_upload_id = await claimUpload(trx, personal, { account_id: accountId }, photo, 'photo');
  await trx('person').where({ account_id: accountId }).update({ photo_upload_id });
}

export async function changePerson(
  trx: Transaction,
  personal: PersonalData,
  actor: Actor & { readonly id: string },
  fields: Fields,
): Promise<Person> {
  const before = await readPerson(trx, personal, actor.id);
  await trx('person').where({ account_id: actor.id }).update(columnsOf(fields, personal));
  await claimPhoto(trx, personal, actor.id, fields);
  const after = await readPerson(trx, personal, actor.id);
  await appendEvent(trx, {
    stream: `user:${actor.id}`,
    name: 'change_person',
    actor,
    before: masked(before),
    after: masked(after),
    about: { subject: `account:${actor.id}`, personal },
  });
  return after;
}
