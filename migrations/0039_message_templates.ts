import type { Knex } from 'knex';

/** Messages that administrators word otherwise than the product does (requirement E6); what is not here has its standard words. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table message_template (
      name text primary key,
      title text not null,
      body text not null,
      approved_as text check (approved_as <> '')
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table message_template');
}
