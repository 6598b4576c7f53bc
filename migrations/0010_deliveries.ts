import type { Knex } from 'knex';

/** Messages on their way by SMS and e-mail, one row a message and channel; one-time codes have no message. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table delivery (
      id uuid primary key default gen_random_uuid(),
      message_id uuid references message,
      channel text not null check (channel in ('sms', 'mail')),
      address_sealed bytea not null,
      address_digest bytea not null,
      title text not null default '',
      text text,
      state text not null check (state in ('kept', 'pending', 'sent', 'dead', 'failed')),
      attempts integer not null default 0,
      last_error text,
      next_attempt_at timestamptz,
      provider_id text,
      created_at timestamptz not null default now(),
      sent_at timestamptz,
      constraint delivery_once unique (message_id, channel)
    );
    create index delivery_newest on delivery (created_at desc, id);
    create index delivery_pending on delivery (created_at) where state = 'pending';
    create index delivery_to on delivery (address_digest);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table delivery');
}
