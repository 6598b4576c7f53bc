/** A database as SQL that needs nothing but a connection: PostgreSQL's own tools do not come with the embedded server. */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Knex } from 'knex';
import pg from 'pg';
import { type DatabaseServer, emptyDatabase, type TestDatabase } from './servers.ts';

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
}

/** Generated columns are left out. */
const TABLES = `
  select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
  from pg_class c join pg_attribute a on a.attrelid = c.oid
  where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
    and a.attgenerated = ''
  group by c.relname order by c.relname`;

/** Triggers and foreign keys rest while it is restored: the rows are as they were, whatever their order. */
const BEGIN = 'set session_replication_role = replica;\nset role hengzhun_owner;\n';

/**
 * @param schema the statements that make its tables
 * @returns SQL, compressed by gzip
 */
export async function dumpDatabase(db: Knex, schema: readonly string[]): Promise<Buffer> {
  const { rows: tables } = await db.raw<{ rows: Table[] }>(TABLES);
  const parts = [BEGIN, ...schema.map((statement) => `${statement}\n;\n`)];
  // What the statements themselves insert, with identifiers of its own.
  parts.push(`truncate ${tables.map(({ name }) => `"${name}"`).join(', ')};\n`);
  for (const table of tables) parts.push(await rowsOf(db, table));
  const { rows: sequences } = await db.raw<{ rows: { name: string; last: string }[] }>(
    `select sequencename as name, last_value as last from pg_sequences where schemaname = 'public' and last_value is not null`,
  );
  for (const { name, last } of sequences) parts.push(`select setval('${name}', ${last});\n`);
  return gzipSync(parts.join(''), { level: 9 });
}

async function rowsOf(db: Knex, { name, columns }: Table): Promise<string> {
  const { rows } = await db.raw<{ rows: { row: string }[] }>(
    `select to_jsonb(t)::text as row from "${name}" t order by 1`,
  );
  if (rows.length === 0) return '';
  const list = columns.map((column) => `"${column}"`).join(', ');
  const values = rows.map(({ row }) => row).join(',\n');
  return `insert into "${name}" (${list}) select ${list} from jsonb_populate_recordset(null::"${name}", $rows$[\n${values}\n]$rows$);\n`;
}

/** Makes a database of one's own from a dump. */
export async function restoreDump(server: DatabaseServer, file: string): Promise<TestDatabase> {
  const database = await emptyDatabase(server);
  const client = new pg.Client({ connectionString: database.superuserUrl });
  await client.connect();
  try {
    await client.query(gunzipSync(readFileSync(file)).toString('utf8'));
  } catch (error) {
    await database.drop();
    throw error;
  } finally {
    await client.end();
  }
  return database;
}
