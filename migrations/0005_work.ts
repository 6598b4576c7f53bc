import type { Knex } from 'knex';

/** Visits, results, certificates and messages. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create extension if not exists btree_gist;

    create table visit (
      id uuid primary key default gen_random_uuid(),
      share_id uuid not null unique references share,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      vehicle text not null default '',
      notes text not null default '',
      check (ends_at > starts_at)
    );
    create index visit_starts on visit (starts_at);

    create table visit_technician (
      visit_id uuid not null references visit on delete cascade,
      technician_id uuid not null references account,
      during tstzrange not null,
      primary key (visit_id, technician_id),
      constraint technician_in_one_place exclude using gist (technician_id with =, during with &&)
    );

    create table result (
      item_id uuid primary key references order_item,
      conclusion text not null check (conclusion in ('pass', 'fail', 'not_tested')),
      measured text not null default '' check (length(measured) <= 1000),
      reason text not null default '' check (length(reason) <= 500),
      recorded_by uuid not null references account,
      recorded_at timestamptz not null default now(),
      checked_by uuid references account,
      checked_at timestamptz,
      check (conclusion <> 'not_tested' or reason <> ''),
      constraint result_checked_by_another check (checked_by is null or checked_by <> recorded_by)
    );

    create table certificate_counter (
      kind text not null,
      year integer not null,
      last integer not null,
      primary key (kind, year)
    );

    create table certificate (
      id uuid primary key default gen_random_uuid(),
      number text not null unique,
      kind text not null check (kind in ('verification', 'verification_failure', 'calibration', 'test')),
      item_id uuid not null unique references order_item,
      share_id uuid not null references share,
      issued_at timestamptz not null,
      issued_by uuid not null references account,
      valid_until date,
      file_key text,
      sha256 bytea,
      rendered_at timestamptz,
      check ((file_key is null) = (rendered_at is null))
    );
    create index certificate_of_share on certificate (share_id);

    create table message (
      id uuid primary key default gen_random_uuid(),
      account_id uuid not null references account,
      stream text not null,
      sequence integer not null,
      order_id uuid references booking_order,
      title text not null,
      body text not null,
      at timestamptz not null default now(),
      read_at timestamptz,
      constraint message_once unique (stream, sequence, account_id)
    );
    create index message_of_account on message (account_id, at desc);
    create index message_unread on message (account_id) where read_at is null;

    create table calendar_exception (
      day date primary key,
      is_working boolean not null,
      name text not null
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(
    'drop table calendar_exception, message, certificate, certificate_counter, result, visit_technician, visit',
  );
}
