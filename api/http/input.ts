/** Parses a request by its schema. */
import { randomUUID } from 'node:crypto';
import type { Request } from 'express';
import type { z } from 'zod';
import { Id } from '../../domain/contract/common.ts';
import { parseInLanguage } from '../../domain/contract/validation-message.ts';
import type { Language } from '../../domain/language.ts';
import { DomainProblem } from '../../domain/problem.ts';

/** More faults than anybody reads would only make the answer long. */
const MOST_FAULTS = 200;
const COMMAND_ID = /^[A-Za-z0-9._:-]{1,100}$/;

/** @throws DomainProblem invalid_input naming every faulty field */
export function parseInput(schema: z.ZodType, value: unknown, language: Language): unknown {
  const parsed = parseInLanguage(language, schema, value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues
    .slice(0, MOST_FAULTS)
    .map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
  throw new DomainProblem('invalid_input', {}, fields);
}

/** @throws DomainProblem not_found where an id in the path is not a UUID */
export function requireIds(params: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(params)) {
    if (name.endsWith('Id') && !Id.safeParse(value).success) throw new DomainProblem('not_found');
  }
}

/**
 * The client's id of the command; a request without one gets a new id.
 * @throws DomainProblem invalid_input
 */
export function commandIdOf(request: Request): string {
  const key = request.get('idempotency-key');
  if (key === undefined) return randomUUID();
  if (COMMAND_ID.test(key)) return key;
  throw new DomainProblem('invalid_input', {}, [{ path: 'Idempotency-Key', fault: { name: 'command_id' } }]);
}
