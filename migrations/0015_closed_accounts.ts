import type { Knex } from 'knex';

/** Accounts that their owners have closed; the code of a closed enterprise can be registered again. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table enterprise drop constraint enterprise_credit_code_key, add column closed_at timestamptz;
    create unique index enterprise_credit_code_key on enterprise (credit_code) where closed_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index enterprise_credit_code_key;
    alter table enterprise drop column closed_at, add constraint enterprise_credit_code_key unique (credit_code);
  `);
}
