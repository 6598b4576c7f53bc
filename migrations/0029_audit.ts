import type { Knex } from 'knex';

/** The record of all changes is read by time, the newest first (requirement E6). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('create index event_by_time on event (at, stream, sequence)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index event_by_time');
}
