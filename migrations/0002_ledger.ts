import type { Knex } from 'knex';

/** The general catalogue of services and the instrument ledger. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table service_item (
      id uuid primary key default gen_random_uuid(),
      name text not null unique,
      category text not null,
      department_id uuid not null references department,
      certificate_kind text not null check (certificate_kind in ('verification', 'calibration', 'test')),
      validity_months integer not null check (validity_months between 1 and 120)
    );

    create table instrument (
      id uuid primary key default gen_random_uuid(),
      enterprise_id uuid not null references enterprise,
      instrument_number text not null check (length(instrument_number) between 1 and 50),
      name text not null check (length(name) between 1 and 100),
      model text not null check (length(model) <= 100),
      measuring_range text not null check (length(measuring_range) <= 200),
      accuracy_class text not null check (length(accuracy_class) <= 100),
      serial_number text not null check (length(serial_number) <= 100),
      manufacturer text not null check (length(manufacturer) <= 100),
      current_condition text not null,
      current_state text not null,
      verification_unit text not null check (length(verification_unit) <= 100),
      place_of_use text not null default '' check (length(place_of_use) <= 200),
      days_ahead integer not null check (days_ahead between 0 and 365),
      delivery_mode text not null check (delivery_mode in ('bring_in', 'on_site')),
      valid_until date,
      remarks text not null default '' check (length(remarks) <= 500),
      certificate_number text,
      last_conclusion text check (last_conclusion in ('pass', 'fail', 'not_tested')),
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now(),
      constraint instrument_number_unique unique (enterprise_id, instrument_number),
      constraint instrument_entered_once unique (enterprise_id, manufacturer, serial_number)
    );
    create index instrument_valid_until on instrument (enterprise_id, valid_until);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table instrument, service_item');
}
