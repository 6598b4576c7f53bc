import type { Knex } from 'knex';

/** Which keys a process has, so that a rotation waits until everybody can read what is sealed with the new one. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table process
      -- The ids of all its keys, and of those that it seals and signs with.
      add column keys_known text[] not null default '{}',
      add column keys_used text[] not null default '{}';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table process drop column keys_known, drop column keys_used');
}
