/** Reference data of mandatory verification: the catalogue 强检目录 and the administrative regions. */
import { z } from 'zod';
import { ListQuery, listOf } from './common.ts';

/** A kind 种别; its initials in pinyin find it quickly. */
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

export const Region = z.object({ code: z.string(), name: z.string(), fullName: z.string() });
export type Region = z.infer<typeof Region>;
export const RegionQuery = ListQuery;
export const RegionList = listOf(Region);
