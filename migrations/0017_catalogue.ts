import type { Knex } from 'knex';
import { readCsv } from './reference/read-csv.ts';

/** All administrative regions with their full names, e.g. 北京市东城区; each after the region that it is in. */
function regions(): { code: string; name: string; full_name: string; parent_code: string | null }[] {
  const fullNames = new Map<string, string>();
  return readCsv('regions.csv').map(([code = '', name = '', parent = '']) => {
    const full_name = (fullNames.get(parent) ?? '') + name;
    fullNames.set(code, full_name);
    return { code, name, full_name, parent_code: parent || null };
  });
}

/**
 * Administrative regions (GB/T 2260) and the catalogue of instruments under mandatory verification: categories 项别 and
 * kinds 种别. A part that the source leaves blank stays blank.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create extension if not exists pg_trgm;

    create table region (
      code text primary key check (code ~ '^[0-9]{6}$'),
      name text not null,
      full_name text not null unique,
      parent_code text references region
    );

    create table catalogue_category (
      number text primary key check (number ~ '^[0-9]{3}$'),
      name text not null unique
    );

    create table catalogue_kind (
      number text primary key check (number ~ '^[0-9]{6}$'),
      category_number text not null references catalogue_category,
      name text not null,
      form text not null,
      scope text not null default '',
      interval_months integer check (interval_months between 1 and 120),
      unique (category_number, name)
    );
  `);
  await knex.batchInsert('region', regions(), 500);
  // 项别号, 项别, 种别号, 种别, 强检形式, 强检范围及说明, 检定周期（月）
  const rows = readCsv('catalogue.csv');
  const categories = new Map(rows.map(([number, name]) => [number, name]));
  await knex('catalogue_category').insert([...categories].map(([number, name]) => ({ number, name })));
  await knex('catalogue_kind').insert(
    rows.map(([category_number, , number, name, form, scope, months]) => ({
      number,
      category_number,
      name,
      form,
      scope,
      interval_months: months ? Number(months) : null,
    })),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table catalogue_kind, catalogue_category, region');
}
