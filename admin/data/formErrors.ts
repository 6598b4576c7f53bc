import type { z } from 'zod';

/** A validator for react-admin's forms from a schema of the contract: messages by field name. */
export function formErrors(schema: z.ZodType): (values: unknown) => Record<string, string> {
  return (values) => {
    const parsed = schema.safeParse(values);
    const errors: Record<string, string> = {};
    if (parsed.success) return errors;
    for (const issue of parsed.error.issues) {
      const field = String(issue.path[0] ?? 'root');
      errors[field] ??= issue.message;
    }
    return errors;
  };
}
