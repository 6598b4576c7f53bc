/** The catalogue of mandatory verification. */
import type { CatalogueKind } from '../../domain/contract/catalogue.ts';
import type { Reader } from '../sql/database.ts';
import type { Listed } from '../sql/list.ts';

export interface KnownCategory {
  readonly number: string;
  readonly name: string;
  readonly kinds: readonly Omit<CatalogueKind, 'initials'>[];
}

/** All categories with their kinds in force, by number. */
export async function listCatalogue(db: Reader): Promise<Listed<KnownCategory>> {
  const data = await db('catalogue_category as c')
    .join('catalogue_kind as k', 'k.category_number', 'c.number')
    .whereNull('k.retired_at')
    .groupBy('c.number')
    .orderBy('c.number')
    .select<KnownCategory[]>(
      'c.number',
      'c.name',
      db.raw(`jsonb_agg(jsonb_build_object('number', k.number, 'name', k.name, 'form', k.form,
        'scope', k.scope) order by k.number) as kinds`),
    );
  return { data, total: data.length };
}
