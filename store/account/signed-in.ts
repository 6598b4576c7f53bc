import type { EnterpriseStatus } from '../../domain/contract/account.ts';
import type { Principal } from '../../domain/permission.ts';
import type { AccountKind, Duty } from '../../domain/role.ts';
import type { Reader } from '../sql/database.ts';

/** The signed-in person as the database knows them at the time of this request. */
export interface SignedIn {
  readonly id: string;
  readonly kind: AccountKind;
  readonly username: string;
  readonly displayName: string;
  readonly duties: Duty[];
  readonly mustChangePassword: boolean;
  readonly hasSecondFactor: boolean;
  /** The account's own, or that of its approved link. */
  readonly institutionId: string | null;
  readonly isThisCentre: boolean;
  readonly departmentId: string | null;
  readonly departmentName: string | null;
  /** The account's own, or that of its approved link. */
  readonly enterpriseId: string | null;
  readonly enterpriseStatus: EnterpriseStatus | null;
}

export const SIGNED_IN = `
  select a.id, a.kind, a.username, a.display_name as "displayName", a.duties,
    a.must_change_password as "mustChangePassword", a.totp_sealed is not null as "hasSecondFactor", coalesce(a.institution_id, l.institution_id) as "institutionId",
    coalesce(i.is_this_centre, false) as "isThisCentre", a.department_id as "departmentId", d.name as "departmentName",
    coalesce(a.enterprise_id, l.enterprise_id) as "enterpriseId", e.status as "enterpriseStatus"
  from account a
  left join institution i on i.id = a.institution_id
  left join department d on d.id = a.department_id
  left join link l on l.account_id = a.id and l.state = 'approved'
  left join enterprise e on e.id = coalesce(a.enterprise_id, l.enterprise_id)`;

/**
 * Reads a person for every request, so that a right that was taken away is gone at the next one; null if disabled or
 * unknown.
 */
export async function readSignedIn(db: Reader, accountId: string): Promise<SignedIn | null> {
  const { rows } = await db.raw<{ rows: SignedIn[] }>(`${SIGNED_IN} where a.id = ? and not a.disabled`, [accountId]);
  return rows[0] ?? null;
}

/** Supervisors of this centre look after the work of all institutions. */
export function isSupervisorOfCentre({ kind, isThisCentre, duties }: SignedIn): boolean {
  return kind === 'staff' && isThisCentre && duties.includes('supervisor');
}

/**
 * Whether it is the person's work: customers command their own orders, staff the shares of their institution, and
 * supervisors of this centre those of any institution, where the command allows it.
 */
export function mayCommand(
  account: SignedIn,
  owners: { readonly enterpriseId: string; readonly institutionId: string },
  { anyInstitution = false }: { readonly anyInstitution?: boolean },
): boolean {
  if (anyInstitution && isSupervisorOfCentre(account)) return true;
  if (account.enterpriseId !== null) return owners.enterpriseId === account.enterpriseId;
  return owners.institutionId === account.institutionId;
}

/** The facts about a person that the permission rules need. */
export function principalOf(account: SignedIn | null): Principal | null {
  if (!account) return null;
  const { kind, duties, enterpriseStatus, institutionId, isThisCentre } = account;
  const isOfInstitution = institutionId !== null && (kind === 'institution' || kind === 'individual');
  return { kind, duties, enterpriseApproved: enterpriseStatus === 'approved', isOfInstitution, isThisCentre };
}
