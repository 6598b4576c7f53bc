import type { Knex } from 'knex';

/** A delivery that is sent again is another round, with a workflow of its own: the one before may still be closing. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table delivery add column round integer not null default 1 check (round >= 1)');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table delivery drop column round');
}
