import knex, { type Knex } from 'knex';
import pg from 'pg';

/** A transaction that the caller has begun; store functions that write take one. */
export type Transaction = Knex.Transaction;
/** A connection or a transaction: what store functions that only read take. */
export type Reader = Knex;

// A date is a business day without a time zone: it stays the text YYYY-MM-DD.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Counts are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

export interface DatabaseOptions {
  readonly poolSize?: number;
  readonly applicationName?: string;
}

/**
 * Opens a pool on PostgreSQL. A statement that takes longer than 15 s and a lock that is not had within 5 s are errors,
 * so that a stuck database is seen instead of waited for.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Knex {
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      application_name: options.applicationName ?? 'hengzhun',
      connectionTimeoutMillis: 3_000,
      options: '-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=20000',
    },
    pool: { min: 0, max: options.poolSize ?? 10 },
    acquireConnectionTimeout: 5_000,
  });
}

/**
 * Runs a statement that PostgreSQL plans once a connection: for what every command runs. The name belongs to the text.
 */
export async function prepared<Row>(
  db: Knex,
  name: string,
  sql: string,
  bindings: Readonly<Record<string, unknown>>,
): Promise<{ rows: Row[] }> {
  return db.raw(sql, bindings as Record<string, Knex.RawBinding>).options({ name });
}

/** Whether the error says that the database cannot be reached now: worth another try, nothing was decided. */
export function isDatabaseUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return (
    [
      'ECONNREFUSED',
      'ECONNRESET',
      'EPIPE',
      'ENOENT',
      'ETIMEDOUT',
      '57P01',
      '57P02',
      '57P03',
      '53300',
      '55P03',
    ].includes(code) ||
    code.startsWith('08') ||
    error.name === 'KnexTimeoutError' ||
    /Connection terminated|timeout expired|the database system is/i.test(error.message)
  );
}

/** The constraint that a failed write ran into, or null. */
export function violatedConstraint(error: unknown): string | null {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : null;
}
