import { HttpError } from 'react-admin';
import { ApiProblem } from '../../domain/contract/client.ts';

/** Messages by field name, in the format of react-admin's forms. */
export function fieldMessages(problem: ApiProblem): Record<string, string> {
  const messages: Record<string, string> = {};
  for (const fault of problem.fields) {
    const field = fault.path.split('.')[0] ?? '';
    messages[field] ??= fault.message;
  }
  return messages;
}

/** Converts a problem to react-admin's error, so that its text is displayed and its fields are marked. */
export function toHttpError(error: unknown): unknown {
  if (!(error instanceof ApiProblem)) return error;
  const body: { type: string; errors?: Record<string, string> } = { type: error.type };
  const errors = fieldMessages(error);
  if (Object.keys(errors).length > 0) body.errors = errors;
  return new HttpError(error.message, error.status, body);
}

/** The text to display for an error. */
export function wordsOf(error: unknown): string {
  if (error instanceof ApiProblem && error.fields.length > 0) {
    return [...new Set([error.message, ...error.fields.map((fault) => fault.message)])].join(' ');
  }
  return error instanceof Error ? error.message : String(error);
}

/** Whether there was no answer, so that it is unknown whether the request took effect. */
export function isConnectionFault(error: unknown): boolean {
  const status = statusOf(error);
  return status === 0 || status === 502 || status === 504;
}

export function statusOf(error: unknown): number | null {
  return error instanceof ApiProblem || error instanceof HttpError ? error.status : null;
}
