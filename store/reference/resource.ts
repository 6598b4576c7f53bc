/** Vehicles, equipment and measurement standards of an institution (requirement E4). */
import type { z } from 'zod';
import type {
  ManagedResource,
  ManagedResourceQuery,
  ResourceChoice,
  ResourceInput,
} from '../../domain/contract/resource.ts';
import type { Reader } from '../sql/database.ts';
import type { Listed } from '../sql/list.ts';
import { managedRecords } from './managed-record.ts';

const CHOICE = `r.id, r.kind, r.name, r.serial_number as "serialNumber", r.accuracy,
  r.certificate_number as "certificateNumber", r.traceable_to as "traceableTo", r.valid_until as "validUntil"`;

export const resources = managedRecords<
  ManagedResource,
  ResourceInput,
  ResourceInput,
  z.output<typeof ManagedResourceQuery>
>({
  table: 'resource',
  key: 'id',
  noun: 'resource',
  columns: `${CHOICE}, r.retired_at is not null as retired`,
  searched: ['r.name'],
  sort: { kind: 'r.kind', name: 'r.name', validUntil: 'r.valid_until' },
  sortedBy: 'name',
  filter: (found, { kind }) => {
    if (kind) found.where('r.kind', kind);
  },
  unique: { resource_once: { problem: 'resource_name_taken', field: 'name' } },
  rowOf: (input) => ({
    kind: input.kind,
    name: input.name,
    serial_number: input.serialNumber,
    accuracy: input.accuracy,
    certificate_number: input.certificateNumber,
    traceable_to: input.traceableTo,
    valid_until: input.validUntil,
  }),
  fields: ['kind', 'name', 'serialNumber', 'accuracy', 'certificateNumber', 'traceableTo', 'validUntil', 'retired'],
});

/** The resources that can be chosen now, vehicles last. */
export async function listResources(db: Reader, institutionId: string): Promise<Listed<ResourceChoice>> {
  const data = await db('resource as r')
    .where({ institution_id: institutionId })
    .whereNull('retired_at')
    .orderBy(['kind', 'name'])
    .select<ResourceChoice[]>(db.raw(CHOICE));
  return { data, total: data.length };
}
