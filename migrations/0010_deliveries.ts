import type { Knex } from 'knex';

/**
 * Messages on their way by SMS and e-mail, one row a message and channel, to the address that the receiver has when it is
 * sent. One-time codes have no message, but an address. A message is itself the outbox: it waits until `dispatched_at`.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table delivery (
      id uuid primary key default gen_random_uuid(),
      message_id uuid references message,
      channel text not null check (channel in ('sms', 'mail')),
      address_sealed bytea,
      address_digest bytea,
      title text not null default '',
      text text,
      state text not null check (state in ('kept', 'pending', 'sent', 'dead', 'failed')),
      attempts integer not null default 0,
      last_error text,
      provider_id text,
      created_at timestamptz not null default now(),
      started_at timestamptz,
      ended_at timestamptz,
      check ((message_id is null) = (address_sealed is not null)),
      constraint delivery_once unique (message_id, channel)
    );
    create index delivery_newest on delivery (created_at desc, id);
    create index delivery_to_start on delivery (created_at) where state = 'pending' and started_at is null;
    create index delivery_to on delivery (address_digest);

    alter table message add column dispatched_at timestamptz;
    update message set dispatched_at = at;
    create index message_to_dispatch on message (at) where dispatched_at is null;

    create view address as
      select a.id as account_id, coalesce(p.mobile_sealed, e.mobile_sealed) as mobile_sealed,
        coalesce(p.mobile_digest, e.mobile_digest) as mobile_digest, coalesce(p.email, e.email, '') as email
      from account a left join person p on p.account_id = a.id left join enterprise e on e.id = a.enterprise_id
      where not a.disabled;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop view address; drop table delivery; alter table message drop column dispatched_at');
}
