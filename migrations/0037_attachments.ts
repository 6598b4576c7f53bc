import type { Knex } from 'knex';

/**
 * What belongs to the results of a share: photos of nameplates, original records (requirement C13). And the list of all
 * work in the order of its submission, which is read on from a row however far that is (requirement E1).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table upload
      add column share_id uuid references share,
      drop constraint upload_claimed_by_one,
      add constraint upload_claimed_by_one check (
        num_nonnulls(enterprise_id, account_id, institution_id, share_id) = case when claimed_at is null then 0 else 1 end);

    create table attachment (
      upload_id uuid primary key references upload on delete cascade,
      share_id uuid not null references share,
      item_id uuid references order_item,
      added_by uuid not null references account,
      added_at timestamptz not null default now()
    );
    create index attachment_of_share on attachment (share_id, added_at);

    create index booking_order_submitted on booking_order (submitted_at, id) where submitted_at is not null;
    create index share_by_stage_since on share (institution_id, stage_since, id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index share_by_stage_since;
    drop index booking_order_submitted;
    drop table attachment;
    delete from upload where share_id is not null;
    alter table upload
      drop constraint upload_claimed_by_one,
      drop column share_id,
      add constraint upload_claimed_by_one check (
        num_nonnulls(enterprise_id, account_id, institution_id) = case when claimed_at is null then 0 else 1 end);
  `);
}
