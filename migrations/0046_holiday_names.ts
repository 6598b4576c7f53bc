import type { Knex } from 'knex';

/** The package names a holiday as `National Day,国庆节,3`; people read 国庆节. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`update calendar_exception set name = split_part(name, ',', 2) where name ~ '^[^,]+,[^,]+,[0-9]+$'`);
}

/** The shorter names stay: nothing reads the longer ones. */
export async function down(): Promise<void> {}
