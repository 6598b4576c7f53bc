/** A thread of the pool for documents: carries out one task after the other. */
import { TASKS, type TaskName } from '../documents/tasks.ts';
import { DomainProblem } from '../domain/problem.ts';

export interface Order {
  readonly name: TaskName;
  /** As JSON where the task has nothing but data. */
  readonly args: readonly unknown[] | string;
}

/** Of an error, only its words are copied between threads: a problem is told in parts. */
export type Outcome =
  | { readonly value: unknown }
  | { readonly problem: Pick<DomainProblem, 'type' | 'parameters' | 'fields'> };

export async function perform({ name, args }: Order): Promise<Outcome> {
  const { run } = TASKS[name] as { run(...args: readonly unknown[]): Promise<unknown> };
  try {
    return { value: await run(...(typeof args === 'string' ? (JSON.parse(args) as unknown[]) : args)) };
  } catch (error) {
    if (!(error instanceof DomainProblem)) throw error;
    const { type, parameters, fields } = error;
    return { problem: { type, parameters, fields } };
  }
}
