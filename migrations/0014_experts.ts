import type { Knex } from 'knex';

/** Experts, who are only ever imported by an administrator (requirement A2). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table expert (
      account_id uuid primary key references account,
      unit text not null check (length(unit) between 1 and 100),
      field text not null default '',
      mobile_sealed bytea not null,
      mobile_digest bytea not null,
      email text not null default ''
    )
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table expert');
}
