import type { Knex } from 'knex';

/** Everybody searches the instruments under mandatory verification of all enterprises, by what is shown of them only. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index instrument_public_search on instrument using gin
      (lower(name || ' ' || serial_number || ' ' || model || ' ' || coalesce(certificate_number, '')) gin_trgm_ops)
      where service = 'mandatory' and status = 'in_service';
    create index instrument_public_by_name on instrument (name, id) where service = 'mandatory' and status = 'in_service';
    create index instrument_public_by_prefix on instrument (lower(name) text_pattern_ops)
      where service = 'mandatory' and status = 'in_service';
    create index instrument_public_by_kind on instrument (kind_number, name, id)
      where service = 'mandatory' and status = 'in_service';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index instrument_public_search, instrument_public_by_name, instrument_public_by_prefix, instrument_public_by_kind
  `);
}
