/** Unique constraints and the problems that they stand for. */
import { DomainProblem, PROBLEMS, type ProblemType } from '../../domain/problem.ts';
import { violatedConstraint } from './database.ts';

/** By the constraint's name: the problem, and the field with the value that exists already. */
export type UniqueConstraints = Readonly<Record<string, { readonly problem: ProblemType; readonly field: string }>>;

export const USERNAME_TAKEN = { problem: 'username_taken', field: 'username' } as const;

/**
 * For the `catch` of a write.
 * @param values the written record, whose field is the parameter of the problem
 * @throws DomainProblem of the violated constraint, at its field; every other error as it is
 */
export function refuseDuplicate(constraints: UniqueConstraints, values: object): (error: unknown) => never {
  return (error) => {
    const violated = constraints[violatedConstraint(error) ?? ''];
    throw violated ? duplicate(violated, values) : error;
  };
}

/** The problem of a value that exists already, at its field; with the value only where its words have it. */
export function duplicate({ problem, field }: UniqueConstraints[string], values: object): DomainProblem {
  const [, value = ''] = Object.entries(values).find(([name]) => name === field) ?? [];
  const parameters = PROBLEMS[problem].zh.includes(`{${field}}`) ? { [field]: String(value) } : {};
  return new DomainProblem(problem, parameters, [{ path: field }]);
}
