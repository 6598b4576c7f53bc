/**
 * Reference data that administrators add, change and retire, but never delete: the names of its endpoints. All have
 * the same five operations, so that store, API and console implement them once.
 */

/** By the name of the resource in the console. */
export const MANAGED_RECORDS = {
  kinds: { noun: 'Kind', list: 'listKinds' },
  regions: { noun: 'Region', list: 'listKeptRegions' },
  reasons: { noun: 'Reason', list: 'listKeptReasons' },
  resources: { noun: 'Resource', list: 'listKeptResources' },
  measurementForms: { noun: 'MeasurementForm', list: 'listKeptMeasurementForms' },
} as const;
export type ManagedRecordName = keyof typeof MANAGED_RECORDS;
export const MANAGED_RECORD_NAMES = Object.keys(MANAGED_RECORDS) as ManagedRecordName[];

type Noun<R extends ManagedRecordName> = (typeof MANAGED_RECORDS)[R]['noun'];

/** The names of a resource's endpoints by what they do. */
export interface Operations<R extends ManagedRecordName = ManagedRecordName> {
  readonly list: (typeof MANAGED_RECORDS)[R]['list'];
  readonly get: `get${Noun<R>}`;
  readonly create: `create${Noun<R>}`;
  readonly change: `change${Noun<R>}`;
  readonly history: `${Uncapitalize<Noun<R>>}History`;
}

export function operationsOf<R extends ManagedRecordName>(resource: R): Operations<R> {
  const { noun, list } = MANAGED_RECORDS[resource];
  return {
    list,
    get: `get${noun}`,
    create: `create${noun}`,
    change: `change${noun}`,
    history: `${noun.charAt(0).toLowerCase()}${noun.slice(1)}History`,
  } as Operations<R>;
}
