import type { Knex } from 'knex';

/** Certificates can be withdrawn, and be found by what their file is (requirement D6). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table certificate
      add column withdrawn_at timestamptz,
      add column withdrawn_by uuid references account,
      add column withdrawal_reason text,
      add check ((withdrawn_at is null) = (withdrawal_reason is null) and (withdrawn_at is null) = (withdrawn_by is null));
    create index certificate_by_file on certificate (sha256);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index certificate_by_file;
    alter table certificate drop column withdrawn_at, drop column withdrawn_by, drop column withdrawal_reason;
  `);
}
