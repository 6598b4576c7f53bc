/** Vehicles and equipment of an institution (requirement E4): each change is an event. */
import type { z } from 'zod';
import type { RecordHistory } from '../../domain/contract/managed-record.ts';
import type {
  ManagedResource,
  ManagedResourceQuery,
  ResourceChoice,
  ResourceInput,
} from '../../domain/contract/resource.ts';
import { DomainProblem } from '../../domain/problem.ts';
import { type Actor, appendEvent } from '../event/append.ts';
import { changesBetween } from '../event/changes.ts';
import { recordHistory } from '../event/history.ts';
import { type Reader, type Transaction, violatedConstraint } from '../sql/database.ts';
import { containing, type Listed, readPage, sortSql } from '../sql/list.ts';

const CHOICE = `id, kind, name, serial_number as "serialNumber", accuracy, certificate_number as "certificateNumber",
  traceable_to as "traceableTo", valid_until as "validUntil"`;
const COLUMNS = `${CHOICE}, retired_at is not null as retired`;
const SORT = { kind: 'kind', name: 'name', validUntil: 'valid_until' };
const streamOf = (id: string) => `resource:${id}`;

/** The resources that can be chosen now, vehicles last. */
export async function listResources(db: Reader, institutionId: string): Promise<Listed<ResourceChoice>> {
  const data = await db('resource')
    .where({ institution_id: institutionId })
    .whereNull('retired_at')
    .orderBy(['kind', 'name'])
    .select<ResourceChoice[]>(db.raw(CHOICE));
  return { data, total: data.length };
}

export async function listKeptResources(
  db: Reader,
  institutionId: string,
  query: z.output<typeof ManagedResourceQuery>,
): Promise<Listed<ManagedResource>> {
  const found = db('resource').where({ institution_id: institutionId });
  if (query.kind) found.where({ kind: query.kind });
  if (query.retired) found.whereRaw('(retired_at is not null) = ?', [query.retired === 'true']);
  if (query.q) found.whereILike('name', containing(query.q));
  return readPage<ManagedResource>(found, COLUMNS, query, sortSql(query.sort, SORT, 'name', 'id'));
}

/** @throws DomainProblem not_found, also for a resource of another institution */
export async function readResource(db: Reader, institutionId: string, id: string): Promise<ManagedResource> {
  const found = db('resource').where({ id, institution_id: institutionId });
  const row = await found.first<ManagedResource | undefined>(db.raw(COLUMNS));
  if (!row) throw new DomainProblem('not_found');
  return row;
}

/** @throws DomainProblem resource_name_taken */
export async function createResource(
  trx: Transaction,
  institutionId: string,
  input: ResourceInput,
  actor: Actor,
): Promise<ManagedResource> {
  const [made] = await trx('resource')
    .insert({ ...fieldsOf(input), institution_id: institutionId, retired_at: input.retired ? trx.fn.now() : null })
    .returning<{ id: string }[]>('id')
    .catch((error: unknown) => refuseTwin(error, input.name));
  const after = await readResource(trx, institutionId, made?.id ?? '');
  await appendEvent(trx, { stream: streamOf(after.id), name: 'add_resource', actor, after });
  return after;
}

/** @throws DomainProblem not_found, resource_name_taken */
export async function changeResource(
  trx: Transaction,
  institutionId: string,
  id: string,
  input: ResourceInput,
  actor: Actor,
): Promise<ManagedResource> {
  await trx.raw('select from resource where id = ? for update', [id]);
  const before = await readResource(trx, institutionId, id);
  const retiredAt = before.retired === input.retired ? {} : { retired_at: input.retired ? trx.fn.now() : null };
  await trx('resource')
    .where({ id })
    .update({ ...fieldsOf(input), ...retiredAt })
    .catch((error: unknown) => refuseTwin(error, input.name));
  const after = await readResource(trx, institutionId, id);
  if (changesOf(before, after).length > 0)
    await appendEvent(trx, { stream: streamOf(id), name: 'change_resource', actor, before, after });
  return after;
}

const fieldsOf = (input: ResourceInput) => ({
  kind: input.kind,
  name: input.name,
  serial_number: input.serialNumber,
  accuracy: input.accuracy,
  certificate_number: input.certificateNumber,
  traceable_to: input.traceableTo,
  valid_until: input.validUntil,
});

function refuseTwin(error: unknown, name: string): never {
  if (violatedConstraint(error) !== 'resource_once') throw error;
  const particulars = { name };
  throw new DomainProblem('resource_name_taken', particulars, [
    { path: 'name', fault: { name: 'resource_name_taken', params: particulars } },
  ]);
}

const FIELDS = [
  'kind',
  'name',
  'serialNumber',
  'accuracy',
  'certificateNumber',
  'traceableTo',
  'validUntil',
  'retired',
] as const;
const changesOf = (before: ManagedResource, after: ManagedResource) =>
  changesBetween<ManagedResource>(FIELDS, before, after);

/** @throws DomainProblem not_found */
export async function resourceHistory(
  db: Reader,
  institutionId: string,
  id: string,
): Promise<z.output<typeof RecordHistory>> {
  await readResource(db, institutionId, id);
  return recordHistory<ManagedResource>(db, streamOf(id), changesOf);
}
