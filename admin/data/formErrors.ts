import { set } from 'react-hook-form';
import type { z } from 'zod';
import { parseInLanguage } from '../../domain/contract/validation-message.ts';
import { i18nProvider } from '../words/i18nProvider.ts';

/** A validator for react-admin's forms from a schema of the contract: messages by field name, in the console's language. */
export function formErrors(schema: z.ZodType): (values: unknown) => Record<string, string> {
  return errorsBy(schema, (path) => String(path[0] ?? 'root'));
}

/** As `formErrors`, with messages by full path, e.g. `refused.0.notes`. */
export function pathErrors(schema: z.ZodType): (values: unknown) => Record<string, string> {
  return errorsBy(schema, (path) => path.join('.') || 'root');
}

/**
 * As `formErrors`, for forms with lists: messages are nested like the fields, e.g. `{ points: { 0: { reference: … } }
 * }`.
 */
export function nestedErrors(schema: z.ZodType): (values: unknown) => Record<string, unknown> {
  const byPath = pathErrors(schema);
  return (values) => {
    const errors: Record<string, unknown> = {};
    for (const [path, message] of Object.entries(byPath(values))) set(errors, path, message);
    return errors;
  };
}

function errorsBy(
  schema: z.ZodType,
  nameOf: (path: readonly PropertyKey[]) => string,
): (values: unknown) => Record<string, string> {
  return (values) => {
    const parsed = parseInLanguage(i18nProvider.getLocale() === 'en' ? 'en' : 'zh', schema, values);
    const errors: Record<string, string> = {};
    if (parsed.success) return errors;
    for (const issue of parsed.error.issues) {
      const field = nameOf(issue.path);
      errors[field] ??= issue.message;
    }
    return errors;
  };
}
