/** Whose records a person may read and change. */
import { DomainProblem } from '../../domain/problem.ts';
import { isSupervisorOfCentre, type SignedIn } from '../../store/account/signed-in.ts';

export interface PersonActor {
  readonly id: string;
  readonly name: string;
}

export function actorOf(account: SignedIn): PersonActor {
  return { id: account.id, name: account.displayName };
}

/**
 * The enterprise of a customer.
 * @throws DomainProblem forbidden
 */
export function enterpriseOf(account: SignedIn): string {
  if (account.enterpriseId === null) throw new DomainProblem('forbidden');
  return account.enterpriseId;
}

/**
 * The institution of a member of staff.
 * @throws DomainProblem forbidden
 */
export function institutionOf(account: SignedIn): string {
  if (account.institutionId === null) throw new DomainProblem('forbidden');
  return account.institutionId;
}

/** Staff read the work of their institution; the supervisors of this centre that of all institutions. */
export function maySeeWork({ institutionId }: { readonly institutionId: string }, account: SignedIn): boolean {
  return institutionId === institutionOf(account) || isSupervisorOfCentre(account);
}
