import { HttpError } from 'react-admin';
import { ApiProblem } from '../../domain/contract/client.ts';
import type { FieldFault } from '../../domain/problem.ts';

/** Messages by field name, as react-admin's forms take them. */
export function fieldMessages(faults: readonly FieldFault[]): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const fault of faults) {
    const field = fault.path.split('.')[0] ?? '';
    messages[field] ??= fault.message;
  }
  return messages;
}

/** The problem as react-admin knows errors: its words are shown, its fields marked. */
export function toHttpError(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const body: { type: string; errors?: Record<string, string> } = { type: error.type };
  if (error.fields.length > 0) body.errors = fieldMessages(error.fields);
  return new HttpError(error.message, error.status, body);
}

/** The words to show for whatever went wrong. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiProblem && error.fields.length > 0) {
    return [error.message, ...error.fields.map((fault) => fault.message)].join(' ');
  }
  return error instanceof Error ? error.message : String(error);
}

/** Whether no answer came, so that nobody knows if the request took effect. */
export function isConnectionFault(error: unknown): boolean {
  const status = statusOf(error);
  return status === 0 || status === 502 || status === 504;
}

export function statusOf(error: unknown): number | null {
  return error instanceof ApiProblem || error instanceof HttpError ? error.status : null;
}
