import type { Knex } from 'knex';

/**
 * Imports of workbooks into the ledger. Every row of the file is kept beside its import until that has ended, so that a
 * check can be decided upon later, and work that was interrupted goes on.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table ledger_import (
      id uuid primary key default gen_random_uuid(),
      enterprise_id uuid not null references enterprise,
      account_id uuid references account,
      actor_name text not null,
      file_name text not null,
      file_key text,
      sha256 text not null,
      state text not null default 'waiting'
        check (state in ('waiting', 'reading', 'checked', 'saving', 'done', 'refused', 'cancelled', 'expired')),
      -- How often its reading was begun: a file that ends the process each time is given up.
      attempts integer not null default 0,
      rows_read integer not null default 0,
      rows_faulty integer not null default 0,
      rows_known integer not null default 0,
      rows_unchanged integer not null default 0,
      rows_saved integer not null default 0,
      rows_updated integer not null default 0,
      rows_left_out integer not null default 0,
      remarks jsonb not null default '[]',
      reason text,
      decision jsonb,
      decided_at timestamptz,
      -- How often something happened to it, and of how much of that its workflow was told.
      changes integer not null default 1,
      told integer not null default 0,
      rest_key text,
      created_at timestamptz not null default now(),
      finished_at timestamptz
    );
    create index ledger_import_of_enterprise on ledger_import (enterprise_id, created_at desc);
    create index ledger_import_to_tell on ledger_import (created_at)
      where told < changes;
    -- The same file at work twice is one import.
    create unique index ledger_import_once on ledger_import (enterprise_id, sha256) where finished_at is null;

    create table ledger_import_row (
      import_id uuid not null references ledger_import on delete cascade,
      line integer not null,
      sheet text not null,
      row integer not null,
      service text not null,
      texts jsonb not null,
      input jsonb,
      instrument_number text not null,
      manufacturer text not null,
      serial_number text not null,
      -- Where a clerk finds the cells by which an instrument is known again.
      number_at text not null,
      serial_at text not null,
      faults jsonb not null,
      -- Found when all rows have been read: the instrument of the ledger that this is, and whether it is just so.
      twin_id uuid,
      known text,
      unchanged boolean not null default false,
      primary key (import_id, line)
    );
    create index ledger_import_row_left on ledger_import_row (import_id, line)
      where faults <> '[]' or known is not null;

    -- Imports stay; a check of each row that they do would be a sixth of an import's time.
    alter table instrument add column import_id uuid;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('alter table instrument drop column import_id; drop table ledger_import_row, ledger_import');
}
