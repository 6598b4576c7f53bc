/**
 * Reference data that administrators add, change and retire, but never delete. All have the same five operations, so
 * that store, API and console implement them once.
 */

/** The noun in the names of the endpoints and the parameter of their paths, by the resource's name in the console. */
export const MANAGED_RECORDS = {
  kinds: { noun: 'Kind', id: 'kindNumber' },
  regions: { noun: 'Region', id: 'regionCode' },
  reasons: { noun: 'Reason', id: 'reasonId' },
  resources: { noun: 'Resource', id: 'resourceId' },
  measurementForms: { noun: 'MeasurementForm', id: 'formId' },
} as const;
export type ManagedRecordName = keyof typeof MANAGED_RECORDS;
export const MANAGED_RECORD_NAMES = Object.keys(MANAGED_RECORDS) as ManagedRecordName[];

type Noun<R extends ManagedRecordName> = (typeof MANAGED_RECORDS)[R]['noun'];
export type IdParameter<R extends ManagedRecordName> = (typeof MANAGED_RECORDS)[R]['id'];

/** The names of a resource's endpoints by what they do. */
export interface Operations<R extends ManagedRecordName = ManagedRecordName> {
  readonly list: `listManaged${Noun<R>}s`;
  readonly get: `get${Noun<R>}`;
  readonly create: `create${Noun<R>}`;
  readonly change: `change${Noun<R>}`;
  readonly history: `${Uncapitalize<Noun<R>>}History`;
}

export function operationsOf<R extends ManagedRecordName>(resource: R): Operations<R> {
  const { noun } = MANAGED_RECORDS[resource];
  return {
    list: `listManaged${noun}s`,
    get: `get${noun}`,
    create: `create${noun}`,
    change: `change${noun}`,
    history: `${noun.charAt(0).toLowerCase()}${noun.slice(1)}History`,
  } as Operations<R>;
}
