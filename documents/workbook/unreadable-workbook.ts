import { DomainProblem } from '../../domain/problem.ts';

/** The problem of a workbook that cannot be read; the reason says what the file is and what a clerk can do. */
export function unreadableWorkbook(reason: string): DomainProblem {
  return new DomainProblem('workbook_unreadable', { reason });
}
