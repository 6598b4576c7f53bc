/**
 * Whether the command may be given: checked in the transaction, with the rights that its author has at that moment,
 * whoever passed the command on.
 */
import { commandDefinition } from '../../domain/command.ts';
import { isOfOtherDepartment } from '../../domain/department.ts';
import { may, type Permission } from '../../domain/permission.ts';
import { DomainProblem } from '../../domain/problem.ts';
import {
  type BookingCommand,
  isVisitStep,
  type OverdueCommand,
  type PersonCommand,
  type VisitStepCommand,
} from '../../domain/transition.ts';
import { mayCommand, principalOf, type SignedIn } from '../account/signed-in.ts';
import { claimedBy } from '../share/claim.ts';
import { instant } from '../sql/list.ts';
import { CLOCK_SKEW_MS } from './command-mac.ts';
import type { LockedOrder, LockedShare } from './context.ts';
import { stateOf } from './share-row.ts';

/** Who has claimed the share. */
export interface HeldClaim {
  readonly accountId: string;
  readonly name: string;
  /** ISO 8601. */
  readonly since: string;
}

/** What the command is about, and who gave it; the actor is null if that account is disabled or unknown. */
export interface Concerned {
  readonly order: LockedOrder;
  readonly share: LockedShare | null;
  readonly actor: SignedIn | null;
  readonly claim: HeldClaim | null;
}

export function isTimeDriven(command: BookingCommand): command is OverdueCommand | VisitStepCommand {
  return command.name === 'overdue' || isVisitStep(command);
}

/**
 * A step that the workflow takes by itself, when its time has come.
 * @throws DomainProblem stage_moved_on if it has not
 */
export function requireTime(command: OverdueCommand | VisitStepCommand, share: LockedShare | null, now: Date): void {
  if (!share) throw new DomainProblem('not_found');
  const { next } = stateOf(share);
  const due = command.name === 'overdue' ? share.due_at : next?.name === command.name ? new Date(next.at) : null;
  if (due && due.getTime() <= now.getTime() + CLOCK_SKEW_MS) return;
  throw new DomainProblem('stage_moved_on', {
    by: share.moved_by,
    at: share.stage_since.toISOString(),
    stage: share.stage,
  });
}

/**
 * @throws DomainProblem forbidden, not_found where it is the work of others, claimed_by_other, other_department,
 *   signature_required
 */
export function requireAuthority(command: PersonCommand, { order, share, actor, claim }: Concerned): void {
  if (!actor || !may(principalOf(actor), permissionFor(command))) throw new DomainProblem('forbidden');
  if (command.name === 'submit') {
    if (order.enterprise_id !== actor.enterpriseId) throw new DomainProblem('not_found');
    return;
  }
  if (!share) throw new DomainProblem('not_found');
  const owners = { enterpriseId: order.enterprise_id, institutionId: share.institution_id };
  if (command.name === 'extend') {
    if (!mayCommand(actor, owners, { anyInstitution: true })) throw new DomainProblem('not_found');
    return;
  }
  if (!mayCommand(actor, owners, commandDefinition(command.name))) throw new DomainProblem('not_found');
  const isColleague = actor.enterpriseId === null && actor.institutionId === share.institution_id;
  if (isColleague && claim && claim.accountId !== actor.id)
    throw claimedBy({ name: claim.name, since: instant(claim.since) });
  if (isOfOtherDepartment(command.name, actor, share.department_id)) throw new DomainProblem('other_department');
  if (command.name === 'issue' && command.body.signature !== 'password') throw new DomainProblem('signature_required');
}

function permissionFor({ name }: PersonCommand): Permission {
  if (name === 'submit') return 'order.own';
  return name === 'extend' ? 'incident.cure' : `command.${name}`;
}
