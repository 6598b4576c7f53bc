/** The catalogue 强检目录 of mandatory verification: look-up and managed records. */
import { z } from 'zod';
import { ListQuery, listOf, optionalText, text } from './common.ts';
import { withMessage } from './validation-message.ts';

/** A kind 种别, with its pinyin initials for a quick search. */
export const CatalogueKind = z.object({
  number: z.string(),
  name: z.string(),
  form: z.string(),
  scope: z.string(),
  initials: z.string(),
});
export type CatalogueKind = z.infer<typeof CatalogueKind>;
export const CatalogueCategory = z.object({ number: z.string(), name: z.string(), kinds: z.array(CatalogueKind) });
export type CatalogueCategory = z.infer<typeof CatalogueCategory>;
export const Catalogue = listOf(CatalogueCategory);

const kindFields = {
  name: text(100, '种别名称'),
  form: text(100, '强检形式'),
  scope: optionalText(2000, '强检范围及说明'),
  /** Months between verifications; null if the source does not say. */
  intervalMonths: z.coerce
    .number(withMessage('interval_months'))
    .int(withMessage('interval_months'))
    .min(1, withMessage('interval_months'))
    .max(120, withMessage('interval_months'))
    .nullable()
    .default(null),
  source: optionalText(200, '来源'),
  /** Not in force any more: cannot be chosen, but stays with instruments that have it. */
  retired: z.boolean().default(false),
};
/** The first three digits are the category's number. If the category is new, it gets this name. */
export const KindInput = z.object({
  number: z
    .string()
    .trim()
    .regex(/^\d{6}$/, withMessage('kind_number_form')),
  categoryName: text(100, '项别'),
  ...kindFields,
});
export type KindInput = z.output<typeof KindInput>;
export const KindChange = z.object(kindFields);
export type KindChange = z.input<typeof KindChange>;

/** A kind as a managed record; its number is its id. */
export const ManagedKind = z.object({
  id: z.string(),
  number: z.string(),
  name: z.string(),
  categoryNumber: z.string(),
  categoryName: z.string(),
  form: z.string(),
  scope: z.string(),
  intervalMonths: z.number().int().nullable(),
  source: z.string(),
  retired: z.boolean(),
});
export type ManagedKind = z.infer<typeof ManagedKind>;
export const KindQuery = ListQuery.extend({
  categoryNumber: z
    .string()
    .regex(/^\d{3}$/)
    .optional(),
  retired: z.enum(['true', 'false']).optional(),
});
