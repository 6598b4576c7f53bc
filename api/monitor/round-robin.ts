/** Scans until every workflow had its turn. */
const SCANS_PER_ROUND = 5;
const MIN_BATCH = 20;

/**
 * The workflows to read in one scan: those known to fail, and the next batch in the order of their ids, starting over at the end.
 * @param after the last id that had its turn
 */
export function nextRoundRobinBatch(
  ids: readonly string[],
  failing: readonly string[],
  after: string | null,
): { readonly batch: readonly string[]; readonly last: string | null } {
  const sorted = [...ids].sort();
  const later = after === null ? [] : sorted.filter((id) => id > after);
  const rotated = [...later, ...sorted.slice(0, sorted.length - later.length)];
  const next = rotated.slice(0, Math.max(MIN_BATCH, Math.ceil(ids.length / SCANS_PER_ROUND)));
  const known = new Set(ids);
  const stillFailing = failing.filter((id) => known.has(id));
  return { batch: [...new Set([...stillFailing, ...next])], last: next.at(-1) ?? null };
}
