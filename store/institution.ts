/** Institutions that register themselves (requirements A2, A5). This centre is an institution without registration. */
import type { z } from 'zod';
import type { EnterpriseStatus } from '../domain/contract/account.ts';
import type {
  Institution,
  InstitutionCorrection,
  InstitutionQuery,
  InstitutionRegistration,
} from '../domain/contract/institution.ts';
import { maskedMobile } from '../domain/masking.ts';
import { DomainProblem } from '../domain/problem.ts';
import { type Reader, type Transaction, violatedConstraint } from './database.ts';
import { type Actor, appendEvent } from './event.ts';
import { containing, instant, instantOrNull, type Listed, readPage, sortSql } from './list.ts';
import { tellPerson } from './message.ts';
import type { PersonalData } from './personal-data.ts';
import { type Decision, type Reviewed, reviewAfterChange, reviewDecided } from './review.ts';

interface Row extends Reviewed {
  readonly id: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly head: string;
  readonly mobile_sealed: Buffer;
  readonly email: string;
  readonly created_at: Date;
}

type Fields = Omit<z.output<typeof InstitutionCorrection>, 'smsCode'>;
type Registration = Omit<
  z.output<typeof InstitutionRegistration>,
  'password' | 'passwordAgain' | 'agreement' | 'smsCode'
> & { readonly passwordHash: string };

const SORT = { createdAt: 'created_at', name: 'name', status: 'status', reviewedAt: 'reviewed_at' };
const stream = (id: string) => `institution:${id}`;

const registered = (db: Reader) => db('institution').whereNotNull('credit_code');

function institutionOf(row: Row, personal: PersonalData): Institution {
  const { id, name, province, city, district, address, head, email, status } = row;
  return {
    ...{ id, name, province, city, district, address, head, email, status },
    creditCode: row.credit_code,
    mobile: maskedMobile(personal.open(row.mobile_sealed)),
    reviewNotes: row.review_notes,
    reviewedBy: row.reviewed_by,
    reviewedAt: instantOrNull(row.reviewed_at),
    createdAt: instant(row.created_at),
  };
}

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

function explain(error: unknown, { creditCode, institutionName }: Fields, username = ''): never {
  const constraint = violatedConstraint(error);
  if (constraint === 'account_username') throw new DomainProblem('username_taken', { username });
  if (constraint === 'institution_credit_code_key') throw new DomainProblem('credit_code_taken', { creditCode });
  if (constraint === 'institution_name_key')
    throw new DomainProblem('institution_name_taken', { name: institutionName });
  throw error;
}

async function readRow(db: Reader, id: string): Promise<Row> {
  const row = await registered(db).where({ id }).first<Row | undefined>();
  if (!row) throw new DomainProblem('not_found');
  return row;
}

async function lockRow(trx: Transaction, id: string): Promise<Row> {
  const row = await registered(trx).where({ id }).forUpdate().first<Row | undefined>();
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem not_found */
export async function readInstitution(db: Reader, personal: PersonalData, id: string): Promise<Institution> {
  return institutionOf(await readRow(db, id), personal);
}

/** As the institution itself reads it: its number whole, not who reviewed it. */
export async function readOwnInstitution(db: Reader, personal: PersonalData, id: string): Promise<Institution> {
  const row = await readRow(db, id);
  return { ...institutionOf(row, personal), mobile: personal.open(row.mobile_sealed), reviewedBy: null };
}

/**
 * Registers an institution, waiting for review, and its account; returns the account's id.
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
      stream: stream(id),
      name: 'register',
      actor: { id: account.id, name: input.institutionName },
      after: { ...(await readInstitution(trx, personal, id)), username: input.username },
    });
    return account.id;
  } catch (error) {
    return explain(error, input, input.username);
  }
}

/**
 * Takes what the institution says of itself now; a rejected registration, or another name or code, waits for review.
 * @throws DomainProblem registration_pending, credit_code_taken, institution_name_taken
 */
export async function correctInstitution(
  trx: Transaction,
  personal: PersonalData,
  id: string,
  fields: Fields,
  actor: Actor,
): Promise<void> {
  const before = await lockRow(trx, id);
  const review = reviewAfterChange(before, fields.institutionName, fields.creditCode);
  await trx('institution')
    .where({ id })
    .update({ ...columnsOf(fields, personal), ...review })
    .catch((error: unknown) => explain(error, fields));
  await trx('account')
    .where({ institution_id: id, kind: 'institution' })
    .update({ display_name: fields.institutionName });
  await appendEvent(trx, {
    stream: stream(id),
    name: before.status === 'rejected' ? 'correct_registration' : 'change_institution',
    actor,
    before: institutionOf(before, personal),
    after: await readInstitution(trx, personal, id),
  });
}

export async function listInstitutions(
  db: Reader,
  personal: PersonalData,
  query: z.output<typeof InstitutionQuery>,
): Promise<Listed<Institution>> {
  const found = registered(db);
  if (query.status) found.where({ status: query.status });
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('name', pattern).orWhereILike('credit_code', pattern));
  }
  const { data, total } = await readPage<Row>(found, '*', query, sortSql(query.sort, SORT, 'createdAt', 'id'));
  return { data: data.map((row) => institutionOf(row, personal)), total };
}

/**
 * Approves or rejects a registration, once, and tells the applicant.
 * @throws DomainProblem not_found, already_decided
 */
export async function decideInstitution(
  trx: Transaction,
  personal: PersonalData,
  id: string,
  decision: Decision,
  actor: Actor,
): Promise<Institution> {
  const before = await lockRow(trx, id);
  await trx('institution')
    .where({ id })
    .update(reviewDecided(trx, before, decision, actor));
  const after = await readInstitution(trx, personal, id);
  const name = decision.status === 'approved' ? 'approve_registration' : 'reject_registration';
  const notes = decision.notes;
  await appendEvent(trx, { stream: stream(id), name, actor, notes, before: institutionOf(before, personal), after });
  await tellInstitution(trx, id, {
    title: notes === null ? '机构注册审核已通过' : '机构注册审核未通过',
    body: notes === null ? '个人用户现在可以申请关联本机构。' : `审核备注：${notes} 请修改注册信息后重新申请。`,
  });
  return after;
}

/** Tells the accounts of an institution about the last event of its stream. */
export async function tellInstitution(
  trx: Transaction,
  id: string,
  notice: { readonly title: string; readonly body: string },
): Promise<void> {
  const accounts: string[] = await trx('account')
    .where({ institution_id: id, kind: 'institution', disabled: false })
    .pluck('id');
  for (const account of accounts) await tellPerson(trx, stream(id), account, notice);
}

/** Name and standing of the institution that an account is of or linked with, or null. */
export async function institutionOfAccount(
  db: Reader,
  id: string | null,
): Promise<{ id: string; name: string; status: EnterpriseStatus } | null> {
  if (id === null) return null;
  return (await db('institution').where({ id }).first('id', 'name', 'status')) ?? null;
}
