/**
 * Names of the domain's tables as a list of SQL literals, e.g. `'rejected', 'awaiting_sample'` for `stage in (…)`: a statement that
 * PostgreSQL shall know at planning time names them so; others take them as a parameter. An empty list is `null`, which nothing is in.
 * @throws RangeError if a name is none of ours
 */
export function sqlNames(names: readonly string[]): string {
  const strange = names.find((name) => !/^[a-z_]+$/.test(name));
  if (strange !== undefined) throw new RangeError(`not a name: ${strange}`);
  return names.map((name) => `'${name}'`).join(', ') || 'null';
}
