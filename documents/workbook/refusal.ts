import { DomainProblem } from '../../domain/problem.ts';

/** The whole workbook cannot be read; the reason says, in words a clerk can act on, what it is and what to do. */
export function refusal(reason: string): DomainProblem {
  return new DomainProblem('workbook_unreadable', { reason });
}
