/** Lists that grow without bound, read on from their last row. */
import type { Knex } from 'knex';
import { z } from 'zod';
import { MAX_COUNTED } from '../../domain/contract/common.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { unknownSort } from './list.ts';

/** A column that a list which is read on from its last row may be sorted by. */
export interface KeysetColumn {
  readonly sql: string;
  readonly type: 'timestamptz' | 'text' | 'bigint';
  /** Whether rows may have no value there; they come last. */
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
 * One page of a query's rows, read on from where the page before ended: no row is skipped or read twice whatever comes in
 * meanwhile, and none of the rows before is looked at again.
 * @param id the SQL of the row's id, which decides between equals
 * @throws DomainProblem invalid_input if the list cannot be sorted by it, or `after` is none that was answered before
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
  const column = sortable[descending ? sort.slice(1) : sort];
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
  const data = rows.slice(0, page.perPage);
  const last = rows.length > page.perPage ? data.at(-1) : undefined;
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

/** What the type takes; anything else was not answered by a page. */
const FITS: Readonly<Record<KeysetColumn['type'], RegExp>> = {
  timestamptz: /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,6})?[+-]\d\d(:\d\d)?$/,
  text: /^[^\0]*$/,
  bigint: /^\d{1,18}$/,
};

/** Leaves the rows beyond the one that the page before ended with. */
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
