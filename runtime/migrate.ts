import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import knex, { type Knex } from 'knex';
import type { KeyRing } from '../store/keys/ring.ts';
import { type PersonalData, personalData } from '../store/personal-data/sealing.ts';
import { StartFailure } from './failure.ts';
import { SERVER } from './server-build.mjs';

interface MigrationModule {
  up(knex: Knex, context: MigrationContext): Promise<void>;
  down(knex: Knex, context: MigrationContext): Promise<void>;
}

interface MigrationContext {
  readonly personal: PersonalData;
}

/** As the database stores them: the names of the source files. */
function migrationNames(): string[] {
  return readdirSync(SERVER)
    .filter((name) => /^\d{4}_.+\.js$/.test(name))
    .map((name) => name.replace('.js', '.ts'))
    .sort();
}

/** The built migrations. */
function migrationSource(context: MigrationContext): Knex.MigrationSource<string> {
  return {
    getMigrations: async () => migrationNames(),
    getMigrationName: (name) => name,
    async getMigration(name) {
      const module = (await import(pathToFileURL(join(SERVER, name.replace('.ts', '.js'))).href)) as MigrationModule;
      return { up: (knex) => module.up(knex, context), down: (knex) => module.down(knex, context) };
    },
  };
}

/** @throws StartFailure if a later version of the program has already changed the database */
async function refuseNewer(db: Knex): Promise<void> {
  if (!(await db.schema.hasTable('knex_migrations'))) return;
  const applied = await db('knex_migrations').pluck<string[]>('name');
  const known = migrationNames();
  const unknown = applied.filter((name) => !known.includes(name));
  if (unknown.length === 0) return;
  throw new StartFailure(
    `数据由更新版本的衡准建立（${unknown.join('、')}），请使用该版本，或用 DATA_DIR 指定其他文件夹。 The data was made by a newer version of Hengzhun; use that version, or set DATA_DIR.`,
  );
}

/** @throws StartFailure if no key of the ring encrypted the numbers in the database */
async function refuseOtherKey(db: Knex, personal: PersonalData): Promise<void> {
  const row = await db('enterprise')
    .orderBy('created_at')
    .first<{ mobile_sealed: Buffer } | undefined>('mobile_sealed');
  if (!row) return;
  try {
    personal.open(row.mobile_sealed);
  } catch (error) {
    throw new StartFailure(
      'DATA_KEY 与数据库中的数据不符，无法读取手机号；请恢复原来的 DATA_KEY，或将其列入 DATA_KEYS_OLD。 DATA_KEY is not the one that sealed the data; bring back the old one, or list it in DATA_KEYS_OLD.',
      { cause: error },
    );
  }
}

/**
 * Migrates the database to the latest schema as the owner of its tables. Returns the names of the applied migrations.
 * @param dataKeys encrypt personal numbers that an earlier version stored readable
 */
export async function migrate(ownerUrl: string, dataKeys: KeyRing): Promise<string[]> {
  const db = knex({ client: 'pg', connection: ownerUrl, pool: { min: 0, max: 2 } });
  try {
    return await migrateThrough(db, dataKeys);
  } finally {
    await db.destroy();
  }
}

/** The same through an open connection, which stays open. */
export async function migrateThrough(db: Knex, dataKeys: KeyRing): Promise<string[]> {
  await db.raw(`
    do $$ begin
      if exists (select from pg_roles where rolname = 'hengzhun_app') then
        execute 'grant usage on schema public to hengzhun_app';
        alter default privileges in schema public grant select, insert, update, delete on tables to hengzhun_app;
        alter default privileges in schema public grant usage on sequences to hengzhun_app;
      end if;
    end $$`);
  await refuseNewer(db);
  const personal = personalData(dataKeys);
  const [, applied] = (await db.migrate.latest({ migrationSource: migrationSource({ personal }) })) as [
    number,
    string[],
  ];
  await refuseOtherKey(db, personal);
  return applied;
}
