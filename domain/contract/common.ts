import { z } from 'zod';
import { TRAVEL_HALF_DAYS } from '../visit.ts';
import { withMessage } from './validation-message.ts';

export const Id = z.uuid();
export const Day = z.iso.date();
export const Instant = z.iso.datetime({ offset: true });
/** Travel to a visit or back. */
export const HalfDays = z.union(TRAVEL_HALF_DAYS.map((count) => z.literal(count)));

/** Lists: page (from 1), perPage, sort (`field` or `-field`) and the filters of the resource. */
export const ListQuery = z.object({
  page: z.coerce.number().int().min(1).max(100_000).default(1),
  perPage: z.coerce.number().int().min(1).max(500).default(25),
  sort: z
    .string()
    .regex(/^-?[a-zA-Z]+$/)
    .optional(),
  q: z.string().trim().max(100).optional(),
});

/** Lists that grow without bound, with keyset pagination: the thousandth page costs as much as the first. */
export const KeysetQuery = ListQuery.omit({ page: true }).extend({
  /** The value of `next` on the page before; absent for the first page. */
  after: z.string().max(400).optional(),
});

/** A list in a query parameter: `a,b,c`. */
function commaSeparated<T extends z.ZodType<unknown, string>>(entry: T) {
  return z
    .string()
    .transform((text) => text.split(',').filter(Boolean))
    .pipe(z.array(entry))
    .optional();
}

export function commaList<T extends string>(names: readonly [T, ...T[]]) {
  return commaSeparated(z.enum(names));
}

export const CommaIds = commaSeparated(Id);

/** A changed field with the values before and after in words for people. */
export const FieldChange = z.object({ field: z.string(), before: z.string(), after: z.string() });

export function listOf<T extends z.ZodType>(row: T) {
  return z.object({ data: z.array(row), total: z.number().int() });
}

/** Rows beyond this number are not counted. */
export const MAX_COUNTED = 10_000;

export function keysetOf<T extends z.ZodType>(row: T) {
  return z.object({
    data: z.array(row),
    /** Null if there are more rows than are counted. */
    total: z.number().int().nullable(),
    /** The cursor of the next page; null on the last page. */
    next: z.string().nullable(),
  });
}

/** RFC 9457 problem details. */
export const Problem = z.object({
  type: z.string().describe('Stable: https://hengzhun.invalid/problems/{name}'),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string().optional(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type Problem = z.infer<typeof Problem>;

/** NUL and unpaired surrogates, which JSON can contain and PostgreSQL cannot store. */
const UNSTORABLE = /\0|\p{Surrogate}/u;

function storable(value: string): boolean {
  return !UNSTORABLE.test(value);
}

/** Converts full-width letters, digits and signs, which an input method may produce, to half-width: ＱＹ－１ → QY-1. */
function halfWidth(value: string): string {
  return value
    .replace(/[\uFF01-\uFF5E]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** A number or code as text in half width. */
export function code(limit: number, label: string) {
  return text(limit, label).overwrite(halfWidth);
}

export function optionalCode(limit: number, label: string) {
  return optionalText(limit, label).overwrite(halfWidth);
}

/** Trimmed text with a limit, which the form shows beside the field (requirement B11); `field` is its Chinese name. */
export function text(limit: number, field: string) {
  return z
    .string(withMessage('fill_in', { field }))
    .trim()
    .min(1, withMessage('fill_in', { field }))
    .max(limit, withMessage('too_long', { field, limit }))
    .refine(storable, withMessage('unstorable', { field }));
}

export function optionalText(limit: number, field: string) {
  return z
    .string()
    .trim()
    .max(limit, withMessage('too_long', { field, limit }))
    .refine(storable, withMessage('unstorable', { field }))
    .default('');
}

export const Mobile = z
  .string(withMessage('fill_in', { field: '手机号' }))
  .trim()
  .regex(/^1[3-9]\d{9}$/, withMessage('mobile_form'));

/** An e-mail address, or none: the empty text. */
export const Email = z.union([z.literal(''), z.email(withMessage('email_form')).max(100)]).default('');

/** A number in full that is masked elsewhere. */
export const RevealedNumber = z.object({ number: z.string() });

export const Done = z.object({ ok: z.literal(true) });
