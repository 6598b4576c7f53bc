/**
 * Administrative regions, for look-up by everybody and as managed records (requirement E6): each change is an event.
 */
import type { z } from 'zod';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
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
import { type Actor, appendEvent } from '../event/append.ts';
import { changesBetween, type FieldChange } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import { type Reader, type Transaction, violatedConstraint } from '../sql/database.ts';
import { containing, type Listed, readPage, sortSql } from '../sql/list.ts';

const COLUMNS = `code as id, code, name, full_name as "fullName", parent_code as "parentCode", retired_at is not null as retired, travel`;
const SORT = { code: 'code', name: 'name', fullName: 'full_name', width: 'length(full_name)' };
const streamOf = (code: string) => `region:${code}`;

/** Regions in force whose full name contains the text; the widest first, so that a city comes before its districts. */
export async function listRegions(db: Reader, query: z.output<typeof RegionQuery>): Promise<Listed<Region>> {
  const found = query.code ? db('region').where({ code: query.code }) : db('region').whereNull('retired_at');
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

export async function listKeptRegions(
  db: Reader,
  query: z.output<typeof ManagedRegionQuery>,
): Promise<Listed<ManagedRegion>> {
  const found = db('region');
  if (query.parentCode) found.where('parent_code', query.parentCode);
  if (query.retired) found.whereRaw('(retired_at is not null) = ?', [query.retired === 'true']);
  if (query.q) {
    const pattern = containing(query.q);
    found.where((either) => either.whereILike('full_name', pattern).orWhereILike('code', pattern));
  }
  return readPage<ManagedRegion>(found, COLUMNS, query, sortSql(query.sort, SORT, 'code', 'code'));
}

export async function allRegions(db: Reader): Promise<ManagedRegion[]> {
  return db('region').orderBy('code').select<ManagedRegion[]>(db.raw(COLUMNS));
}

/** @throws DomainProblem not_found */
export async function readRegion(db: Reader, code: string): Promise<ManagedRegion> {
  const row = await db('region').where({ code }).first<ManagedRegion | undefined>(db.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem region_code_taken, region_name_taken, invalid_input where the parent region does not exist */
export async function createRegion(trx: Transaction, input: RegionInput, actor: Actor): Promise<ManagedRegion> {
  const { code, parentCode, name, retired, travel } = input;
  const parent = parentCode === null ? null : await trx('region').where({ code: parentCode }).first('full_name');
  if (parent === undefined || parentCode === code) {
    throw new DomainProblem('invalid_input', {}, [{ path: 'parentCode', fault: { name: 'region_parent_unknown' } }]);
  }
  await trx('region')
    .insert({
      code,
      parent_code: parentCode,
      name,
      full_name: `${parent?.full_name ?? ''}${name}`,
      travel,
      retired_at: retired ? trx.fn.now() : null,
    })
    .catch((error: unknown) => refuseTwin(error, code, name));
  const after = await readRegion(trx, code);
  await appendEvent(trx, { stream: streamOf(code), name: 'add_region', actor, after });
  return after;
}

/** Updates the full names of the region and of all regions in it. */
const RENAME = `
  with recursive renamed as (
    select r.code, coalesce(p.full_name, '') || r.name as full_name
    from region r left join region p on p.code = r.parent_code where r.code = :code
    union all select r.code, above.full_name || r.name from region r join renamed above on above.code = r.parent_code)
  update region r set full_name = renamed.full_name from renamed where renamed.code = r.code`;

/** @throws DomainProblem not_found, region_name_taken */
export async function changeRegion(
  trx: Transaction,
  code: string,
  { name, retired, travel }: z.output<typeof RegionChange>,
  actor: Actor,
): Promise<ManagedRegion> {
  await trx.raw('select from region where code = ? for update', [code]);
  const before = await readRegion(trx, code);
  if (before.retired !== retired) {
    await trx('region')
      .where({ code })
      .update({ retired_at: retired ? trx.fn.now() : null });
  }
  if (before.travel !== travel) await trx('region').where({ code }).update({ travel });
  if (before.name !== name) {
    await trx('region').where({ code }).update({ name });
    await trx.raw(RENAME, { code }).catch((error: unknown) => refuseTwin(error, code, name));
  }
  const after = await readRegion(trx, code);
  if (regionChanges(before, after).length > 0)
    await appendEvent(trx, { stream: streamOf(code), name: 'change_region', actor, before, after });
  return after;
}

function refuseTwin(error: unknown, code: string, name: string): never {
  switch (violatedConstraint(error)) {
    case 'region_pkey':
      throw new DomainProblem('region_code_taken', { code }, [
        { path: 'code', fault: { name: 'region_code_taken', params: { code } } },
      ]);
    case 'region_full_name_key':
      throw new DomainProblem('region_name_taken', { name }, [
        { path: 'name', fault: { name: 'region_name_taken', params: { name } } },
      ]);
    default:
      throw error;
  }
}

const HISTORY_FIELDS = ['name', 'retired', 'travel'] as const;

export function regionChanges(
  before: Pick<ManagedRegion, (typeof HISTORY_FIELDS)[number]>,
  after: Pick<ManagedRegion, (typeof HISTORY_FIELDS)[number]>,
): FieldChange[] {
  return changesBetween(HISTORY_FIELDS, inWords(before), inWords(after));
}

const inWords = ({ name, retired, travel }: Pick<ManagedRegion, (typeof HISTORY_FIELDS)[number]>) => ({
  name,
  retired,
  travel: travel === null || travel === undefined ? '' : TRAVEL[travel].zh,
});

/** @throws DomainProblem not_found */
export async function regionHistory(db: Reader, code: string): Promise<z.output<typeof RecordHistory>> {
  await readRegion(db, code);
  return recordHistory<ManagedRegion>(db, streamOf(code), regionChanges);
}
