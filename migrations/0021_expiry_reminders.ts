import type { Knex } from 'knex';

/** That an enterprise was reminded of an instrument's validity, once for each number of days before its end. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table expiry_reminder (
      instrument_id uuid not null references instrument on delete cascade,
      valid_until date not null,
      days_before integer not null check (days_before in (30, 7, 0)),
      at timestamptz not null default now(),
      primary key (instrument_id, valid_until, days_before)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table expiry_reminder');
}
