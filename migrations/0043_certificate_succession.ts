import type { Knex } from 'knex';

/**
 * A certificate can take the place of a withdrawn one of the same instrument, with what was wrong put right; what each says is
 * kept as data beside its PDF; and an institution has a seal that is printed on them (requirements C13, D1, D6).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table certificate
      drop constraint certificate_item_id_key,
      -- The certificate that stands instead of this one.
      add column replaced_by uuid unique references certificate deferrable initially deferred,
      add constraint replaced_is_withdrawn check (replaced_by is null or withdrawn_at is not null),
      -- What it says otherwise than the order: {customer, instrument}.
      add column correction jsonb,
      -- What it says, since its PDF was made.
      add column content jsonb;
    create unique index certificate_of_item on certificate (item_id) where replaced_by is null;
    create index certificate_history on certificate (item_id);

    create table institution_seal (
      id uuid primary key default gen_random_uuid(),
      institution_id uuid not null references institution,
      -- PNG; null from when none is used any more.
      image bytea,
      name text not null default '' check (length(name) <= 255),
      created_by uuid not null references account,
      created_at timestamptz not null default clock_timestamp()
    );
    create index seal_of_institution on institution_seal (institution_id, created_at desc);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table institution_seal;
    drop index certificate_of_item, certificate_history;
    alter table certificate drop column content, drop column correction, drop column replaced_by;
    alter table certificate add constraint certificate_item_id_key unique (item_id);
  `);
}
