/** Lists in SQL: page, sort by named columns, search text. */
import type { Knex } from 'knex';
import { own } from '../../domain/own.ts';
import { DomainProblem } from '../../domain/problem.ts';

export interface Page {
  readonly page: number;
  readonly perPage: number;
  readonly sort?: string | undefined;
}

export interface Listed<T> {
  readonly data: T[];
  readonly total: number;
}

/** Sort names of the contract and the SQL they stand for; every list may be sorted by its `id`. */
export type SortColumns = Readonly<Record<string, string>>;

/**
 * The ORDER BY of a sort such as `-submittedAt`. The row's id comes last, so that pages never overlap.
 * @param blanks where nulls come: last, or mirrored with the direction, as an index has them
 * @throws DomainProblem invalid_input if the list has no such sort column
 */
export function sortSql(
  sort: string | undefined,
  columns: SortColumns,
  standard: string,
  id: string,
  blanks: 'last' | 'mirrored' = 'last',
): string {
  const wanted = sort === undefined || /^-?id$/.test(sort) ? standard : sort;
  const descending = wanted.startsWith('-');
  const column = own(columns, descending ? wanted.slice(1) : wanted);
  if (!column) throw unknownSort(wanted, columns);
  const direction = descending ? 'desc' : 'asc';
  const nulls = descending && blanks === 'mirrored' ? 'first' : 'last';
  return `${column} ${direction} nulls ${nulls}, ${id} ${direction}`;
}

/** The problem of an unknown sort column. */
export function unknownSort(wanted: string, columns: Readonly<Record<string, unknown>>): DomainProblem {
  const particulars = { wanted, columns: Object.keys(columns).join(', ') };
  return new DomainProblem('invalid_input', {}, [
    { path: 'sort', fault: { name: 'sort_unknown', params: particulars } },
  ]);
}

/** One page of a query's rows, and the total number of rows. */
export async function readPage<Row extends object>(
  query: Knex.QueryBuilder,
  columns: string,
  page: Page,
  order: string,
): Promise<Listed<Row>> {
  const [counted, data] = await Promise.all([
    query.clone().count<{ total: number }[]>({ total: '*' }),
    query
      .clone()
      .select((query.client as Knex.Client).raw(columns))
      .orderByRaw(order)
      .limit(page.perPage)
      .offset((page.page - 1) * page.perPage),
  ]);
  return { data: data as Row[], total: counted[0]?.total ?? 0 };
}

/** The LIKE pattern for text anywhere in a column; wildcards in the text are escaped. */
export function containing(text: string): string {
  return `%${text.replace(/[\\%_]/g, (character) => `\\${character}`)}%`;
}

/** A row of the contract as SQL returns it, with dates for these instants. */
export type Stored<T, I extends keyof T> = Omit<T, I> & { readonly [N in I]: Date | Extract<T[N], null> };

/** The instant in the API's format. */
export function instant(value: Date | string): string {
  return (typeof value === 'string' ? new Date(value) : value).toISOString();
}

export function instantOrNull(value: Date | string | null): string | null {
  return value === null ? null : instant(value);
}
