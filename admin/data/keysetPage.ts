import type { GetListResult, RaRecord } from 'react-admin';

type Query = Record<string, string | number>;

/** Where pages begin, by list, query and number, as far as somebody has gone through them. */
const begins = new Map<string, string>();

/**
 * A page by its number of a list that is read on from its last row. Where nobody came from the page before, it is empty,
 * and react-admin leads back to the first one.
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
