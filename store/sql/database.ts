import knex, { type Knex } from 'knex';
import pg from 'pg';
import { PreparingClient } from './preparing-client.ts';

/** A transaction that the caller has begun; store functions that write take one. */
export type Transaction = Knex.Transaction;
/** A connection or a transaction: the parameter of store functions that only read. */
export type Reader = Knex;

// A date is a business day without a time zone: it stays the text YYYY-MM-DD.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
// Counts are far below 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

const LIMITS = '-c statement_timeout=15000 -c lock_timeout=5000 -c idle_in_transaction_session_timeout=20000';

export interface DatabaseOptions {
  readonly poolSize?: number;
  readonly applicationName?: string;
  /** Plans do not depend on the parameters: for a process that reads by key only. */
  readonly genericPlans?: boolean;
}

/**
 * Opens a connection pool. A statement that takes longer than 15 s, or a lock that is not granted within 5 s, is an
 * error, so that a stuck database is noticed.
 */
export function openDatabase(url: string, options: DatabaseOptions = {}): Knex {
  return knex({
    client: PreparingClient,
    connection: {
      connectionString: url,
      application_name: options.applicationName ?? 'hengzhun',
      connectionTimeoutMillis: 3_000,
      options: `${LIMITS}${options.genericPlans ? ' -c plan_cache_mode=force_generic_plan' : ''}`,
    },
    pool: { min: 0, max: options.poolSize ?? 10 },
    acquireConnectionTimeout: 5_000,
    // Messages of errors would contain the values, and be logged.
    compileSqlOnError: false,
  });
}

/**
 * Whether the error means that the database cannot be reached now: nothing was decided, and the call can be repeated.
 */
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

/** The constraint that a failed write violated, or null. */
export function violatedConstraint(error: unknown): string | null {
  return error instanceof Error && 'constraint' in error && typeof error.constraint === 'string'
    ? error.constraint
    : null;
}

/**
 * Whether the database will refuse the same values every time: a data exception or a violated constraint (SQLSTATE
 * classes 22 and 23). Retrying would block everything behind it for ever.
 */
export function isRejectedByDatabase(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]...$/.test(error.code);
}
