/** The record's own value of a name that comes from outside: `constructor` is no column, and no word in a cell. */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
