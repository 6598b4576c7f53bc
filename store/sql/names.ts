/**
 * Names from the domain's tables as a list of SQL literals, e.g. `'rejected', 'awaiting_sample'` for `stage in (…)`.
 * Literals let PostgreSQL use the names for planning, e.g. to choose a partial index; elsewhere pass them as a
 * parameter. An empty list is `null`, which nothing is in.
 * @throws RangeError if a name has other characters than a–z and `_`
 */
export function sqlNames(names: readonly string[]): string {
  const strange = names.find((name) => !/^[a-z_]+$/.test(name));
  if (strange !== undefined) throw new RangeError(`not a name: ${strange}`);
  return names.map((name) => `'${name}'`).join(', ') || 'null';
}
