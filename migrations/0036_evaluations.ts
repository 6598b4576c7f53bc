import type { Knex } from 'knex';

/** What customers say of the service of an order that was completed; read by everybody once it was looked at (A7). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table evaluation (
      order_id uuid primary key references booking_order,
      rating integer not null check (rating between 1 and 5),
      comment text not null check (length(comment) <= 500),
      created_by uuid not null references account,
      created_at timestamptz not null default now(),
      state text not null default 'pending' check (state in ('pending', 'published', 'withheld')),
      reply text not null default '' check (length(reply) <= 500),
      moderated_by text,
      moderated_at timestamptz
    );
    create index evaluation_by_time on evaluation (created_at desc);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table evaluation');
}
