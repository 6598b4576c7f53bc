/** Reference data of mandatory verification. */
import type { z } from 'zod';
import type { CatalogueKind, Region, RegionQuery } from '../domain/contract/catalogue.ts';
import type { Reader } from './database.ts';
import { containing, type Listed, readPage, sortSql } from './list.ts';

export interface KnownCategory {
  readonly number: string;
  readonly name: string;
  readonly kinds: readonly Omit<CatalogueKind, 'initials'>[];
}

/** Every category with its kinds in force, by number. */
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

const SORT = { code: 'code', fullName: 'full_name', width: 'length(full_name)' };

/** Regions whose full name has the text somewhere; the widest first, so that a city comes before its districts. */
export async function listRegions(db: Reader, query: z.output<typeof RegionQuery>): Promise<Listed<Region>> {
  const found = db('region');
  if (query.q) found.whereILike('full_name', containing(query.q));
  return readPage<Region>(
    found,
    'code, name, full_name as "fullName"',
    query,
    sortSql(query.sort, SORT, 'width', 'code'),
  );
}

/** Administrative regions of all levels, by code. */
export async function allRegions(db: Reader): Promise<Region[]> {
  return db('region').orderBy('code').select<Region[]>('code', 'name', 'full_name as fullName');
}
