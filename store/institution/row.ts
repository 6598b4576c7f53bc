/**
 * Institutions as they are stored and read (requirements A2, A5, D4). This centre is an institution without a
 * registration.
 */
import type { z } from 'zod';
import type { EnterpriseStatus } from '../../domain/contract/account.ts';
import type { Institution, InstitutionQuery } from '../../domain/contract/institution.ts';
import type { StoredFile } from '../../domain/contract/upload.ts';
import { maskedMobile } from '../../domain/masking.ts';
import type { Notice } from '../../domain/notice.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reviewed } from '../enterprise/review-state.ts';
import { STORED_FILE } from '../file/upload.ts';
import { tellPerson } from '../message/message.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { containing, instant, instantOrNull, type Listed, readPage, sortSql } from '../sql/list.ts';

export interface InstitutionRow extends Reviewed {
  readonly id: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly head: string;
  /** Null for this centre, as is its credit code. */
  readonly mobile_sealed: Buffer | null;
  readonly email: string;
  readonly certificate_number: string;
  readonly certificate_level: string;
  readonly certificate_valid_until: string | null;
  readonly certificate_image: StoredFile | null;
  readonly created_at: Date;
}

const SORT = { createdAt: 'created_at', name: 'name', status: 'status', reviewedAt: 'reviewed_at' };
/** The event stream of an institution. */
export const institutionStream = (id: string) => `institution:${id}`;

const COLUMNS = `institution.*, (select ${STORED_FILE('u')} from upload u where u.id = institution.certificate_upload_id)
  as certificate_image`;

/** Registered institutions, and this centre. */
const known = (db: Reader) =>
  db('institution').where((either) => either.whereNotNull('credit_code').orWhere('is_this_centre', true));

const mobileOf = (row: InstitutionRow, personal: PersonalData) =>
  row.mobile_sealed ? personal.open(row.mobile_sealed) : '';

export function institutionOf(row: InstitutionRow, personal: PersonalData): Institution {
  const { id, name, province, city, district, address, head, email, status } = row;
  return {
    ...{ id, name, province, city, district, address, head, email, status },
    creditCode: row.credit_code ?? '',
    mobile: maskedMobile(mobileOf(row, personal)),
    certificateNumber: row.certificate_number,
    certificateLevel: row.certificate_level,
    certificateValidUntil: row.certificate_valid_until,
    certificateImage: row.certificate_image,
    reviewNotes: row.review_notes,
    reviewedBy: row.reviewed_by,
    reviewedAt: instantOrNull(row.reviewed_at),
    createdAt: instant(row.created_at),
  };
}

async function readRow(db: Reader, id: string): Promise<InstitutionRow> {
  const row = await known(db).where({ id }).first<InstitutionRow | undefined>(db.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem not_found */
export async function lockInstitution(trx: Transaction, id: string): Promise<InstitutionRow> {
  const row = await known(trx).where({ id }).forUpdate().first<InstitutionRow | undefined>(trx.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem not_found */
export async function readInstitution(db: Reader, personal: PersonalData, id: string): Promise<Institution> {
  return institutionOf(await readRow(db, id), personal);
}

/** For the institution itself: the phone number unmasked, without the reviewer. */
export async function readOwnInstitution(db: Reader, personal: PersonalData, id: string): Promise<Institution> {
  const row = await readRow(db, id);
  return { ...institutionOf(row, personal), mobile: mobileOf(row, personal), reviewedBy: null };
}

export async function listInstitutions(
  db: Reader,
  personal: PersonalData,
  query: z.output<typeof InstitutionQuery>,
): Promise<Listed<Institution>> {
  const found = known(db);
  if (query.status) found.where({ status: query.status });
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('name', pattern).orWhereILike('credit_code', pattern));
  }
  const { data, total } = await readPage<InstitutionRow>(
    found,
    COLUMNS,
    query,
    sortSql(query.sort, SORT, 'createdAt', 'id'),
  );
  return { data: data.map((row) => institutionOf(row, personal)), total };
}

/** Approved institutions, by name. */
export async function approvedInstitutions(db: Reader, personal: PersonalData): Promise<Institution[]> {
  const rows = await known(db)
    .where({ status: 'approved' })
    .orderBy(['name', 'id'])
    .select<InstitutionRow[]>(db.raw(COLUMNS));
  return rows.map((row) => institutionOf(row, personal));
}

/** Notifies the accounts of an institution of the last event in its stream. */
export async function tellInstitution(trx: Transaction, id: string, notice: Notice): Promise<void> {
  const accounts: string[] = await trx('account')
    .where({ institution_id: id, kind: 'institution', disabled: false })
    .pluck('id');
  for (const account of accounts) await tellPerson(trx, institutionStream(id), account, notice);
}

/** Name and review status of the institution that an account belongs to or is linked with, or null. */
export async function institutionOfAccount(
  db: Reader,
  id: string | null,
): Promise<{ id: string; name: string; status: EnterpriseStatus } | null> {
  if (id === null) return null;
  return (await db('institution').where({ id }).first('id', 'name', 'status')) ?? null;
}
