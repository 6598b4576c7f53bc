import type { GetListParams } from 'react-admin';

/** Converts react-admin's list parameters to those of the API: page, perPage, sort, q and the resource's filters. */
export function listQuery({ pagination, sort, filter = {} }: Partial<GetListParams>): Record<string, string | number> {
  const query: Record<string, string | number> = {};
  if (pagination) {
    query.page = pagination.page;
    query.perPage = pagination.perPage;
  }
  if (sort?.field && sort.field !== 'id') query.sort = `${sort.order === 'DESC' ? '-' : ''}${sort.field}`;
  for (const [name, value] of Object.entries(filter)) {
    if (value === undefined || value === null || value === '' || value === false) continue;
    query[name] = Array.isArray(value) ? value.join(',') : typeof value === 'number' ? value : String(value);
  }
  return query;
}
