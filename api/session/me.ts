import type { Me } from '../../domain/contract/account.ts';
import { may, PERMISSIONS } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { mustSetUpSecondFactor } from '../../domain/second-factor.ts';
import { principalOf, readSignedIn } from '../../store/account/signed-in.ts';
import { readOwnEnterprise } from '../../store/enterprise/row.ts';
import { institutionOfAccount } from '../../store/institution/row.ts';
import type { ApiDependencies } from '../dependencies.ts';

/** The signed-in person, for both interfaces. */
export async function meOf(
  { db, personal, config }: Pick<ApiDependencies, 'db' | 'personal' | 'config'>,
  accountId: string,
): Promise<Me> {
  const account = await readSignedIn(db, accountId);
  if (!account) throw new DomainProblem('sign_in_required');
  const principal = principalOf(account);
  return {
    id: account.id,
    kind: account.kind,
    username: account.username,
    displayName: account.displayName,
    duties: account.duties,
    departmentId: account.departmentId,
    departmentName: account.departmentName,
    mustChangePassword: account.mustChangePassword,
    hasSecondFactor: account.hasSecondFactor,
    mustSetUpSecondFactor: mustSetUpSecondFactor(account, config.secondFactorRequired),
    enterprise: account.enterpriseId ? await readOwnEnterprise(db, personal, account.enterpriseId) : null,
    institution: account.kind === 'staff' ? null : await institutionOfAccount(db, account.institutionId),
    permissions: PERMISSIONS.filter((permission) => may(principal, permission)),
  };
}
