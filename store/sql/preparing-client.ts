import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import type { Knex, knex } from 'knex';

/** A statement that Knex's PostgreSQL dialect runs. */
interface Statement {
  readonly sql: string;
  readonly bindings?: readonly unknown[];
  options?: { name?: string };
}

type Dialect = new (config: Knex.Config) => { _query(connection: unknown, statement: Statement): Promise<unknown> };

const require = createRequire(import.meta.url);
const PostgresDialect = require('knex/lib/dialects/postgres/index.js') as Dialect;

/** Repeated statements for which every connection keeps a plan. */
const MAX_NAMES = 200;
const MIN_USES = 3;
const uses = new Map<string, number>();
const names = new Map<string, string>();

class Preparing extends PostgresDialect {
  override _query(connection: unknown, statement: Statement): Promise<unknown> {
    const name = statement.bindings?.length ? nameOf(statement.sql) : undefined;
    if (name) statement.options = { ...statement.options, name };
    return super._query(connection, statement);
  }
}

/**
 * Knex's PostgreSQL dialect with prepared statements: the server parses and plans a statement once per connection.
 * Statements whose text differs each time, such as imports of many rows, are not prepared.
 */
export const PreparingClient = Preparing as unknown as typeof knex.Client;

function nameOf(sql: string): string | undefined {
  const known = names.get(sql);
  if (known || names.size >= MAX_NAMES) return known;
  const count = (uses.get(sql) ?? 0) + 1;
  if (count < MIN_USES) {
    if (uses.size >= 1000) uses.clear();
    uses.set(sql, count);
    return undefined;
  }
  const name = createHash('sha256').update(sql).digest('hex').slice(0, 32);
  uses.delete(sql);
  names.set(sql, name);
  return name;
}
