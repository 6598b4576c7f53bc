/** So many looks until everyone was asked. */
const LOOKS = 5;
/** Fewer than these are asked at once. */
const FEW = 20;

/**
 * Whom a look asks: those of the ids that are known to fail, and the next of all in their order, from the beginning again
 * at the end.
 * @param after the last one that had its turn
 */
export function whoseTurn(
  ids: readonly string[],
  failing: readonly string[],
  after: string | null,
): { readonly asked: readonly string[]; readonly last: string | null } {
  const sorted = [...ids].sort();
  const later = after === null ? [] : sorted.filter((id) => id > after);
  const inTurn = [...later, ...sorted.slice(0, sorted.length - later.length)];
  const next = inTurn.slice(0, Math.max(FEW, Math.ceil(ids.length / LOOKS)));
  const known = new Set(ids);
  const still = failing.filter((id) => known.has(id));
  return { asked: [...new Set([...still, ...next])], last: next.at(-1) ?? null };
}
