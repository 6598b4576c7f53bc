import type { Knex } from 'knex';

/** Vehicles and equipment of an institution; like its technicians, none of them is on two visits at once (requirement E4). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table resource (
      id uuid primary key default gen_random_uuid(),
      institution_id uuid not null references institution,
      kind text not null check (kind in ('vehicle', 'equipment')),
      name text not null check (length(name) <= 50),
      retired_at timestamptz,
      constraint resource_once unique (institution_id, name)
    );

    create table visit_resource (
      visit_id uuid not null references visit on delete cascade,
      resource_id uuid not null references resource,
      during tstzrange not null,
      primary key (visit_id, resource_id),
      constraint resource_in_one_place exclude using gist (resource_id with =, during with &&)
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table visit_resource, resource');
}
