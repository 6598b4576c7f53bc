/** The review of a registration, of an enterprise or an institution (requirements A4, A5). */
import type { EnterpriseStatus } from '../../domain/contract/account.ts';
import { DomainProblem } from '../../domain/problem.ts';
import type { Actor } from '../event/append.ts';
import type { Transaction } from '../sql/database.ts';

export interface Reviewed {
  readonly name: string;
  readonly credit_code: string | null;
  readonly status: EnterpriseStatus;
  readonly review_notes: string | null;
  readonly reviewed_by: string | null;
  readonly reviewed_at: Date | null;
}

export interface Decision {
  readonly status: 'approved' | 'rejected';
  readonly notes: string | null;
  readonly reasonIds?: readonly string[] | undefined;
}

/**
 * The review's columns after a change: the review starts again for a rejected registration and for another name or
 * code.
 * @throws DomainProblem registration_pending while it is being reviewed
 */
export function reviewAfterChange(before: Reviewed, name: string, creditCode: string): object {
  if (before.status === 'pending') throw new DomainProblem('registration_pending');
  const isAnother = before.name !== name || before.credit_code !== creditCode;
  if (before.status !== 'rejected' && !isAnother) return {};
  return { status: 'pending', review_notes: null, reviewed_by: null, reviewed_at: null };
}

/**
 * The review's columns after a decision.
 * @throws DomainProblem already_decided
 */
export function reviewDecided(trx: Transaction, before: Reviewed, { status, notes }: Decision, actor: Actor): object {
  if (before.status !== 'pending') {
    const at = before.reviewed_at?.toISOString() ?? '';
    throw new DomainProblem('already_decided', { by: before.reviewed_by ?? '', at });
  }
  return { status, review_notes: notes, reviewed_by: actor.name, reviewed_at: trx.fn.now() };
}
