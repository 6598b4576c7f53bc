import type { Knex } from 'knex';

/**
 * Regions are kept by the administrators, as the catalogue is; the certificate of an institution has its image (requirement
 * D4); and that somebody was told of an authorisation's end, once before it and once after.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table region add column retired_at timestamptz;

    alter table upload
      add column institution_id uuid references institution,
      drop constraint upload_check,
      add constraint upload_claimed_by_one check (
        num_nonnulls(enterprise_id, account_id, institution_id) = case when claimed_at is null then 0 else 1 end);
    alter table institution add column certificate_upload_id uuid references upload;

    create table authorisation_reminder (
      institution_id uuid not null references institution on delete cascade,
      valid_until date not null,
      days_before integer not null check (days_before in (30, -1)),
      at timestamptz not null default now(),
      primary key (institution_id, valid_until, days_before)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table authorisation_reminder;
    alter table institution drop column certificate_upload_id;
    alter table upload
      drop constraint upload_claimed_by_one,
      drop column institution_id,
      add constraint upload_check check ((claimed_at is null) = (enterprise_id is null and account_id is null));
    alter table region drop column retired_at;
  `);
}
