import type { Knex } from 'knex';

/** So far names were compared with the public text, which divides 体温计 otherwise; see docs/decisions/0013. */
const LAST_COMPARED = '031';
const OTHERWISE = '004';
const CATALOGUE_1987 = '强制检定的工作计量器具明细目录（国家计量局1987年5月28日发布）';

/** The catalogue is kept by the administrators: each kind with its source, retired where it is not in force any more. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table catalogue_kind
      add column source text not null default '' check (length(source) <= 200),
      add column retired_at timestamptz
  `);
  await knex('catalogue_kind')
    .where('category_number', '<=', LAST_COMPARED)
    .whereNot('category_number', OTHERWISE)
    .update({ source: CATALOGUE_1987 });
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table catalogue_kind drop column source, drop column retired_at');
}
