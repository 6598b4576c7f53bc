/** Lists that grow without bound: keyset pagination. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { MAX_COUNTED } from '../../domain/contract/common.ts';
import { own } from '../../domain/own.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { unknownSort } from './list.ts';

/** A column by which a list with keyset pagination may be sorted. */
export interface KeysetColumn {
  readonly sql: string;
  readonly type: 'timestamptz' | 'text' | 'bigint';
  /** Whether the column may be null; such rows come last. */
  readonly blanks?: boolean;
}

export interface KeysetPage {
  readonly after?: string | undefined;
  readonly perPage: number;
  readonly sort?: string | undefined;
}

export interface ReadOn<T> {
  readonly data: T[];
  readonly total: number | null;
  readonly next: string | null;
}

/**
 * The page of a query's rows that follows the cursor `after`. No row is skipped or read twice even if rows are
 * inserted, and the rows of earlier pages are not read again.
 * @param id the SQL of the row's id, which decides between equal values
 * @throws DomainProblem invalid_input if the list has no such sort column, or `after` is not a cursor that an earlier
 * page returned
 */
export async function readKeyset<Row extends object>(
  query: Knex.QueryBuilder,
  columns: string,
  page: KeysetPage,
  sortable: Readonly<Record<string, KeysetColumn>>,
  standard: string,
  id: string,
): Promise<ReadOn<Row>> {
  const sort = page.sort === undefined || /^-?id$/.test(page.sort) ? standard : page.sort;
  const descending = sort.startsWith('-');
  const column = own(sortable, descending ? sort.slice(1) : sort);
  if (!column) throw unknownSort(sort, sortable);
  const { sql, type, blanks = false } = column;
  const direction = descending ? 'desc' : 'asc';
  const raw = (query.client as Knex.Client).raw.bind(query.client);
  const found = query.clone();
  if (page.after)
    readOn(found, { sql, type, blanks, id, beyond: descending ? '<' : '>' }, cursorOf(page.after, sort, type));
  const [counted, rows] = await Promise.all([
    raw('select count(*) as total from (?) as counted', [
      query
        .clone()
        .select(raw('1'))
        .limit(MAX_COUNTED + 1),
    ]) as Promise<{
      rows: { total: number }[];
    }>,
    found
      .select(raw(`${columns}, (${sql})::text as keyset_value, ${id}::text as keyset_id`))
      .orderByRaw(`${sql} ${direction}${blanks ? ' nulls last' : ''}, ${id} ${direction}`)
      .limit(page.perPage + 1) as Promise<(Row & { keyset_value: string | null; keyset_id: string })[]>,
  ]);
  const shown = rows.slice(0, page.perPage);
  const last = rows.length > page.perPage ? shown.at(-1) : undefined;
  const data = shown.map(({ keyset_value: _, keyset_id: __, ...row }) => row as unknown as Row);
  const total = counted.rows[0]?.total ?? 0;
  return {
    data,
    total: total > MAX_COUNTED ? null : total,
    next: last ? Buffer.from(JSON.stringify([sort, last.keyset_value, last.keyset_id])).toString('base64url') : null,
  };
}

interface Edge extends Required<KeysetColumn> {
  readonly id: string;
  readonly beyond: '<' | '>';
}

/** Values that the type accepts; no page returned any other as its cursor. */
const FITS: Readonly<Record<KeysetColumn['type'], RegExp>> = {
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/,
  text: /^[^\0]*$/,
  bigint: /^\d{1,18}$/,
};

/** Restricts the query to the rows after the last one of the page before. */
function readOn(found: Knex.QueryBuilder, { sql, type, blanks, id, beyond }: Edge, [value, at]: Cursor): void {
  if (value === null) {
    found.whereRaw(`${sql} is null and ${id} ${beyond} ?::uuid`, [at]);
    return;
  }
  const beyondIt = `${sql} ${beyond}= ?::${type} and (${sql}, ${id}) ${beyond} (?::${type}, ?::uuid)`;
  found.whereRaw(blanks ? `((${beyondIt}) or ${sql} is null)` : beyondIt, [value, value, at]);
}

type Cursor = readonly [value: string | null, id: string];

function cursorOf(after: string, sort: string, type: KeysetColumn['type']): Cursor {
  const [ofSort, value = null, id = ''] = parsedCursor(after) ?? [];
  if (ofSort === sort && (value === null || FITS[type].test(value))) return [value, id];
  throw new DomainProblem('invalid_input', {}, [{ path: 'after', fault: { name: 'page_unknown' } }]);
}

const CursorParts = z.tuple([z.string(), z.string().nullable(), z.uuid()]);

function parsedCursor(after: string): z.output<typeof CursorParts> | null {
  try {
    return CursorParts.safeParse(JSON.parse(Buffer.from(after, 'base64url').toString())).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
