/** A change of one field in words for people. */

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

function shown(value: unknown): string {
  if (typeof value === 'boolean') return value ? '是' : '否';
  return value === null || value === undefined ? '' : String(value);
}

/** The fields whose texts differ, in the given order. */
export function changesBetween<T>(
  fields: readonly (keyof T & string)[],
  before: Partial<T>,
  after: Partial<T>,
): FieldChange[] {
  return fields
    .map((field) => ({ field, before: shown(before[field]), after: shown(after[field]) }))
    .filter((change) => change.before !== change.after);
}
