import type { Knex } from 'knex';

/** Files that people upload: licences, photos. Kept in the file store; claimed by the record they belong to. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table upload (
      id uuid primary key default gen_random_uuid(),
      name text not null check (length(name) between 1 and 255),
      media_type text not null check (media_type in ('image/jpeg', 'application/pdf')),
      size integer not null,
      sha256 bytea not null,
      file_key text not null unique,
      claim_digest bytea not null,
      enterprise_id uuid references enterprise,
      account_id uuid references account,
      created_at timestamptz not null default now(),
      claimed_at timestamptz,
      check ((claimed_at is null) = (enterprise_id is null and account_id is null))
    );
    create index upload_unclaimed on upload (created_at) where claimed_at is null;

    alter table enterprise
      add column licence_upload_id uuid references upload,
      add column photo_upload_id uuid references upload;
    alter table person add column photo_upload_id uuid references upload;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table person drop column photo_upload_id;
    alter table enterprise drop column photo_upload_id, drop column licence_upload_id;
    drop table upload;
  `);
}
