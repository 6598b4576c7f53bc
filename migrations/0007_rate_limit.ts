import type { Knex } from 'knex';

/** Counters of attempts, in the shape of rate-limiter-flexible. Losing them in a crash of the database does no harm. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create unlogged table rate_limit (
      key varchar(255) primary key,
      points integer not null default 0,
      expire bigint
    )
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table rate_limit');
}
