import type { Knex } from 'knex';

/**
 * What was measured with a result, the standards that make it traceable, and the forms of points by the names of
 * instruments (requirement C13).
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table resource drop constraint resource_kind_check,
      add constraint resource_kind_check check (kind in ('vehicle', 'equipment', 'standard')),
      add column serial_number text not null default '',
      add column accuracy text not null default '',
      add column certificate_number text not null default '',
      add column traceable_to text not null default '',
      add column valid_until date,
      add constraint standard_is_traceable
        check (kind <> 'standard' or (certificate_number <> '' and traceable_to <> '' and valid_until is not null));

    alter table result add column measurement jsonb;

    create table measurement_form (
      id uuid primary key default gen_random_uuid(),
      institution_id uuid not null references institution,
      name text not null check (length(name) <= 50),
      instruments text[] not null,
      points jsonb not null check (jsonb_array_length(points) > 0),
      retired_at timestamptz,
      constraint measurement_form_once unique (institution_id, name)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop table measurement_form;
    alter table result drop column measurement;
    delete from visit_resource where resource_id in (select id from resource where kind = 'standard');
    delete from resource where kind = 'standard';
    alter table resource drop constraint standard_is_traceable, drop column serial_number, drop column accuracy,
      drop column certificate_number, drop column traceable_to, drop column valid_until,
      drop constraint resource_kind_check,
      add constraint resource_kind_check check (kind in ('vehicle', 'equipment'));
  `);
}
