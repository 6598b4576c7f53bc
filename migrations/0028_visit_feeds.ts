import type { Knex } from 'knex';

/** Addresses under which calendar programs read a technician's visits (requirement E4); only their digests are kept. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table visit_feed (
      account_id uuid primary key references account on delete cascade,
      token_digest bytea not null unique,
      created_at timestamptz not null default now()
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table visit_feed');
}
