import type { Enterprise } from '../../domain/contract/account.ts';
import type { StoredFile } from '../../domain/contract/upload.ts';
import { maskedIdentityNumber, maskedMobile } from '../../domain/masking.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { STORED_FILE } from '../file/upload.ts';
import type { PersonalData } from '../personal-data/sealing.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { instant, instantOrNull } from '../sql/list.ts';
import type { Reviewed } from './review-state.ts';

export interface EnterpriseRow extends Reviewed {
  readonly credit_code: string;
  readonly id: string;
  readonly enterprise_type: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly legal_representative: string;
  readonly legal_identity_sealed: Buffer | null;
  readonly mobile_sealed: Buffer;
  readonly email: string;
  readonly licence: StoredFile | null;
  readonly photo: StoredFile | null;
  readonly created_at: Date;
}

/** For the centre and the audit log: the phone number is masked. */
export function enterpriseOf(row: EnterpriseRow, personal: PersonalData): Enterprise {
  return {
    id: row.id,
    name: row.name,
    creditCode: row.credit_code,
    enterpriseType: row.enterprise_type,
    province: row.province,
    city: row.city,
    district: row.district,
    address: row.address,
    legalRepresentative: row.legal_representative,
    legalIdentityNumber: row.legal_identity_sealed
      ? maskedIdentityNumber(personal.open(row.legal_identity_sealed))
      : '',
    mobile: maskedMobile(personal.open(row.mobile_sealed)),
    email: row.email,
    licence: row.licence,
    photo: row.photo,
    status: row.status,
    reviewNotes: row.review_notes,
    reviewedBy: row.reviewed_by,
    reviewedAt: instantOrNull(row.reviewed_at),
    createdAt: instant(row.created_at),
  };
}

/** Enterprises `e` with their files. */
export const enterprises = (db: Reader) =>
  db('enterprise as e')
    .leftJoin('upload as li', 'li.id', 'e.licence_upload_id')
    .leftJoin('upload as ph', 'ph.id', 'e.photo_upload_id');

export const ENTERPRISE_COLUMNS = `e.*, ${STORED_FILE('li')} as licence, ${STORED_FILE('ph')} as photo`;

/**
 * Reads the row and locks it.
 * @throws DomainProblem not_found
 */
export async function lockRow(trx: Transaction, id: string): Promise<EnterpriseRow> {
  const row = await enterprises(trx)
    .where('e.id', id)
    .forUpdate('e')
    .first<EnterpriseRow | undefined>(trx.raw(ENTERPRISE_COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem not_found */
export async function readRow(db: Reader, id: string): Promise<EnterpriseRow> {
  const row = await enterprises(db).where('e.id', id).first<EnterpriseRow | undefined>(db.raw(ENTERPRISE_COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem not_found */
export async function readEnterprise(db: Reader, personal: PersonalData, id: string): Promise<Enterprise> {
  return enterpriseOf(await readRow(db, id), personal);
}

/**
 * For the enterprise itself: the phone number unmasked, the decision and its reason, but not who decided (requirement
 * C14).
 * @throws DomainProblem not_found
 */
export async function readOwnEnterprise(db: Reader, personal: PersonalData, id: string): Promise<Enterprise> {
  const row = await readRow(db, id);
  return { ...enterpriseOf(row, personal), mobile: personal.open(row.mobile_sealed), reviewedBy: null };
}
