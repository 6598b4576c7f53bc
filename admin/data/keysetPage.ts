import type { GetListResult, RaRecord } from 'react-admin';

type Query = Record<string, string | number>;

/** The cursors of pages by list, query and page number, for the pages read so far. */
const begins = new Map<string, string>();

/**
 * A page by number of a list with keyset pagination. If the page before was not read, the page is empty, and
 * react-admin goes back to the first one.
 */
export async function keysetPage<R extends RaRecord>(
  list: string,
  { page = 1, ...query }: Query,
  read: (query: Query) => Promise<{ data: R[]; total: number | null; next: string | null }>,
): Promise<GetListResult<R>> {
  const keyOf = (number: number) => JSON.stringify([list, query, number]);
  const number = Number(page);
  const after = begins.get(keyOf(number));
  if (number > 1 && !after) return { data: [], pageInfo: { hasNextPage: false, hasPreviousPage: true } };
  const { data, total, next } = await read(after ? { ...query, after } : query);
  if (next) begins.set(keyOf(number + 1), next);
  const pageInfo = { hasNextPage: next !== null, hasPreviousPage: number > 1 };
  return total === null ? { data, pageInfo } : { data, total, pageInfo };
}
