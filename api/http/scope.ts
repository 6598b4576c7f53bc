/** Whose records a person may read and change. */
import { type Command, commandDefinition } from '../../domain/command.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { SignedIn } from '../../store/account/signed-in.ts';

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

/** Supervisors of this centre look after the work of all institutions. */
export function isSupervisorOfCentre({ kind, isThisCentre, duties }: SignedIn): boolean {
  return kind === 'staff' && isThisCentre && duties.includes('supervisor');
}

/** Whether the person may give the command for the work of any institution. */
export function isOpenToSupervisor(command: Command, account: SignedIn): boolean {
  return commandDefinition(command).anyInstitution === true && isSupervisorOfCentre(account);
}

/** Staff read the work of their institution; the supervisors of this centre that of all institutions. */
export function maySeeWork({ institutionId }: { readonly institutionId: string }, account: SignedIn): boolean {
  return institutionId === institutionOf(account) || isSupervisorOfCentre(account);
}
