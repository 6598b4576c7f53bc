import type { Knex } from 'knex';

const BATCH = 500;

/** What the process that migrates passes to every migration. */
interface Context {
  readonly personal: {
    seal(text: string): Buffer;
    open(box: Buffer): string;
    digest(text: string): Buffer;
  };
}

/** Phone numbers are sealed with the data key; what was kept readable before is sealed now. */
export async function up(knex: Knex, { personal }: Context): Promise<void> {
  await knex.raw(`
    alter table enterprise add column mobile_sealed bytea, add column mobile_digest bytea;
    alter table contact add column mobile_sealed bytea;
  `);
  await sealAll(knex, 'enterprise', (mobile) => ({
    mobile_sealed: personal.seal(mobile),
    mobile_digest: personal.digest(mobile),
  }));
  await sealAll(knex, 'contact', (mobile) => ({ mobile_sealed: personal.seal(mobile) }));
  await knex.raw(`
    alter table enterprise alter column mobile_sealed set not null, alter column mobile_digest set not null,
      drop column mobile;
    alter table contact alter column mobile_sealed set not null, drop column mobile;
    create index enterprise_by_mobile on enterprise (mobile_digest);
  `);
}

async function sealAll(knex: Knex, table: string, sealed: (mobile: string) => object): Promise<void> {
  for (;;) {
    const rows = await knex(table)
      .whereNull('mobile_sealed')
      .limit(BATCH)
      .select<{ id: string; mobile: string }[]>('id', 'mobile');
    if (rows.length === 0) return;
    for (const { id, mobile } of rows) await knex(table).where({ id }).update(sealed(mobile));
  }
}

export async function down(knex: Knex, { personal }: Context): Promise<void> {
  for (const table of ['enterprise', 'contact']) {
    await knex.schema.alterTable(table, (columns) => columns.text('mobile').notNullable().defaultTo(''));
    for (const { id, mobile_sealed } of await knex(table).select('id', 'mobile_sealed')) {
      await knex(table)
        .where({ id })
        .update({ mobile: personal.open(mobile_sealed) });
    }
  }
  await knex.raw(`
    alter table enterprise drop column mobile_sealed, drop column mobile_digest, alter column mobile drop default;
    alter table contact drop column mobile_sealed, alter column mobile drop default;
  `);
}
