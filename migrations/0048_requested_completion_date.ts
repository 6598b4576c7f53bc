import type { Knex } from 'knex';

/** The day by which the applicant would like the work to be done. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw('alter table booking_order add column requested_completion_date date');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table booking_order drop column requested_completion_date');
}
