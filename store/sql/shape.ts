import { isDeepStrictEqual } from 'node:util';
import type { z } from 'zod';

/** Under test, answers of the API and rows from SQL are checked against their schemas; a difference is an error. */
const CHECKS_SHAPES = process.env.NODE_ENV === 'test' || process.env.CHECK_ANSWERS === 'true';

/**
 * Returns the value, which has the shape of the schema: no field is missing, and there is no other field.
 * @param name what the value is, for the error
 * @throws Error under test, if the value does not match
 */
export function shaped<S extends z.ZodType>(schema: S, name: string, value: z.output<S>): z.output<S> {
  if (!CHECKS_SHAPES) return value;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Error(`${name} breaks its schema: ${parsed.error.message}`);
  if (!isDeepStrictEqual(parsed.data, JSON.parse(JSON.stringify(value))))
    throw new Error(`${name} has more than its schema: ${JSON.stringify(value)}`);
  return value;
}
