import type { Knex } from 'knex';

/**
 * A message about a change of somebody's addresses also goes to those that they had before, so that an owner whose
 * account was taken over hears of it. They wait here until the message is dispatched.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table former_address (
      message_id uuid not null references message on delete cascade,
      channel text not null,
      sealed bytea not null,
      digest bytea not null,
      primary key (message_id, channel)
    );

    alter table delivery drop constraint delivery_check;
    alter table delivery add constraint delivery_address
      check (message_id is not null or address_sealed is not null);
    alter table delivery drop constraint delivery_once;
    -- Codes belong to no message: the same number gets many.
    create unique index delivery_once on delivery (message_id, channel, address_digest) nulls not distinct
      where message_id is not null;
    create index delivery_of_message on delivery (message_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table former_address;
    drop index delivery_of_message;
    delete from delivery where message_id is not null and address_sealed is not null;
    drop index delivery_once;
    alter table delivery add constraint delivery_once unique (message_id, channel);
    alter table delivery drop constraint delivery_address;
    alter table delivery add check ((message_id is null) = (address_sealed is not null));
  `);
}
