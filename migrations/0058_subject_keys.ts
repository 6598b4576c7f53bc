import type { Knex } from 'knex';

/**
 * The keys that seal personal data in events, one for each account or enterprise. Closing the account deletes the key:
 * the events stay, and so does their chain of hashes, but nobody can read the data any more.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table subject_key (
      -- account:<id> or enterprise:<id>
      subject text primary key,
      key_sealed bytea not null,
      created_at timestamptz not null default now())`);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table subject_key');
}
