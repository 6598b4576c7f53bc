import type { Knex } from 'knex';

/**
 * What an institution may test: a region, a category of the catalogue and, unless all of it, a kind, for a time
 * (requirements C4, E6); and the certificate that says so (D4). An authorisation is ended, never removed.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table catalogue_kind add constraint catalogue_kind_of_category unique (category_number, number);

    create table authorisation (
      id uuid primary key default gen_random_uuid(),
      institution_id uuid not null references institution,
      region_code text not null references region,
      category_number text not null references catalogue_category,
      kind_number text,
      valid_from date not null,
      valid_until date,
      created_at timestamptz not null default now(),
      created_by uuid not null references account,
      ended_at timestamptz,
      ended_by uuid references account,
      end_reason text check (length(end_reason) between 1 and 200),
      foreign key (category_number, kind_number) references catalogue_kind (category_number, number),
      check (valid_until >= valid_from),
      check (num_nonnulls(ended_at, ended_by, end_reason) in (0, 3)),
      constraint authorisation_once exclude using gist (
        institution_id with =, region_code with =, category_number with =, (coalesce(kind_number, '')) with =,
        daterange(valid_from, valid_until, '[]') with &&
      ) where (ended_at is null)
    );
    create index authorisation_of_work on authorisation (category_number, region_code) where ended_at is null;

    alter table institution
      add column certificate_number text not null default '' check (length(certificate_number) <= 50),
      add column certificate_level text not null default '' check (length(certificate_level) <= 20),
      add column certificate_valid_until date;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table institution drop column certificate_number, drop column certificate_level,
      drop column certificate_valid_until;
    drop table authorisation;
    alter table catalogue_kind drop constraint catalogue_kind_of_category;
  `);
}
