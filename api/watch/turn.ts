/** So many of the ids, in their order: those after the last one that had its turn, and from the beginning again at the end. */
export function nextInTurn(ids: readonly string[], after: string | null, most: number): string[] {
  const sorted = [...ids].sort();
  const start = after === null ? 0 : sorted.findIndex((id) => id > after);
  return [...sorted.slice(Math.max(start, 0)), ...sorted.slice(0, Math.max(start, 0))].slice(0, most);
}
