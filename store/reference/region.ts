/** Administrative regions, for look-up by everybody and as managed records (requirement E6). */
import type { z } from 'zod';
import type {
  ManagedRegion,
  ManagedRegionQuery,
  Region,
  RegionChange,
  RegionInput,
  RegionQuery,
} from '../../domain/contract/region.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { TRAVEL } from '../../domain/visit.ts';
import type { Reader, Transaction } from '../sql/database.ts';
import { containing, type Listed, readPage, sortSql } from '../sql/list.ts';
import { managedRecords } from './managed-record.ts';

const SORT = { code: 'r.code', name: 'r.name', fullName: 'r.full_name', width: 'length(r.full_name)' };

export const regions = managedRecords<
  ManagedRegion,
  RegionInput,
  z.output<typeof RegionChange>,
  z.output<typeof ManagedRegionQuery>
>({
  table: 'region',
  key: 'code',
  noun: 'region',
  columns: `r.code as id, r.code, r.name, r.full_name as "fullName", r.parent_code as "parentCode",
    r.retired_at is not null as retired, r.travel`,
  searched: ['r.full_name', 'r.code'],
  sort: SORT,
  sortedBy: 'code',
  filter: (found, { parentCode }) => {
    if (parentCode) found.where('r.parent_code', parentCode);
  },
  unique: {
    region_pkey: { problem: 'region_code_taken', field: 'code' },
    region_full_name_key: { problem: 'region_name_taken', field: 'name' },
  },
  rowOf: ({ name, travel }) => ({ name, travel }),
  identityOf: placeOf,
  afterChange: async (trx, before, { name }) => {
    if (before.name !== name) await trx.raw(RENAME, { code: before.code });
  },
  fields: ['name', 'retired', 'travel'],
  words: { travel: (travel) => (travel === null ? '' : TRAVEL[travel].zh) },
});

/** @throws DomainProblem invalid_input where the parent region does not exist */
async function placeOf(trx: Transaction, { code, parentCode, name }: RegionInput) {
  const parent = parentCode === null ? null : await trx('region').where({ code: parentCode }).first('full_name');
  if (parent === undefined || parentCode === code) {
    throw new DomainProblem('invalid_input', {}, [{ path: 'parentCode', fault: { name: 'region_parent_unknown' } }]);
  }
  return { code, parent_code: parentCode, full_name: `${parent?.full_name ?? ''}${name}` };
}

/** Updates the full names of the region and of all regions in it. */
const RENAME = `
  with recursive renamed as (
    select r.code, coalesce(p.full_name, '') || r.name as full_name
    from region r left join region p on p.code = r.parent_code where r.code = :code
    union all select r.code, above.full_name || r.name from region r join renamed above on above.code = r.parent_code)
  update region r set full_name = renamed.full_name from renamed where renamed.code = r.code`;

/** Regions in force whose full name contains the text; the widest first, so that a city comes before its districts. */
export async function listRegions(db: Reader, query: z.output<typeof RegionQuery>): Promise<Listed<Region>> {
  const found = db('region as r');
  if (query.code) found.where({ code: query.code });
  else found.whereNull('retired_at');
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('full_name', pattern).orWhereLike('code', pattern));
  }
  return readPage<Region>(
    found,
    'code, name, full_name as "fullName"',
    query,
    sortSql(query.sort, SORT, 'width', 'code'),
  );
}

/** Regions in force of all levels, by code. */
export async function regionsInForce(db: Reader): Promise<Region[]> {
  return db('region').whereNull('retired_at').orderBy('code').select<Region[]>('code', 'name', 'full_name as fullName');
}
