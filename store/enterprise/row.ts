import type { Enterprise, EnterpriseStatus } from '../../domain/contract/account.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Reader } from '../database.ts';
import { instant, instantOrNull } from '../list.ts';

export interface EnterpriseRow {
  readonly id: string;
  readonly name: string;
  readonly credit_code: string;
  readonly province: string;
  readonly city: string;
  readonly district: string;
  readonly address: string;
  readonly legal_representative: string;
  readonly mobile: string;
  readonly email: string;
  readonly status: EnterpriseStatus;
  readonly review_notes: string | null;
  readonly reviewed_by: string | null;
  readonly reviewed_at: Date | null;
  readonly created_at: Date;
}

export function enterpriseOf(row: EnterpriseRow): Enterprise {
  return {
    id: row.id,
    name: row.name,
    creditCode: row.credit_code,
    province: row.province,
    city: row.city,
    district: row.district,
    address: row.address,
    legalRepresentative: row.legal_representative,
    mobile: row.mobile,
    email: row.email,
    status: row.status,
    reviewNotes: row.review_notes,
    reviewedBy: row.reviewed_by,
    reviewedAt: instantOrNull(row.reviewed_at),
    createdAt: instant(row.created_at),
  };
}

/** @throws DomainProblem not_found */
export async function readEnterprise(db: Reader, id: string): Promise<Enterprise> {
  const row = await db<EnterpriseRow>('enterprise').where({ id }).first();
  if (!row) throw new DomainProblem('not_found');
  return enterpriseOf(row);
}
