/** Whose records a person may read and change. */
import { DomainProblem } from '../../domain/problem.ts';
import { isSupervisorOfCentre, type SignedIn } from '../../store/account/signed-in.ts';
import { INDIVIDUAL } from '../../store/event/append.ts';

export interface PersonActor {
  readonly id: string;
  readonly name: string;
}

/** Individuals are recorded by their account alone: closing it then leaves no name in the records. */
export function actorOf({ id, kind, displayName }: SignedIn): PersonActor {
  return { id, name: kind === 'individual' ? INDIVIDUAL : displayName };
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
