import { useSearchParams } from 'react-router';

const KEYS = [
  'q',
  'service',
  'status',
  'verificationState',
  'instrumentNumber',
  'name',
  'certificateNumber',
  'serialNumber',
  'verificationUnit',
  'categoryNumber',
  'deliveryMode',
  'validUntilFrom',
  'validUntilTo',
  'bookable',
  'hiddenBecause',
] as const;
export type FilterKey = (typeof KEYS)[number];
export type LedgerFilter = Readonly<Partial<Record<FilterKey, string>>>;

/** The conditions that the search box and the tabs stand for; the rest is folded away. */
const ALWAYS_SEEN: readonly FilterKey[] = ['q', 'service'];

/** What the ledger is narrowed to and how it is sorted. The address is where it stands: reloading and going back keep it. */
export function useLedgerFilter() {
  const [parameters, setParameters] = useSearchParams();
  const filter: LedgerFilter = Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = parameters.get(key);
      return value ? [[key, value]] : [];
    }),
  );
  const write = (change: (next: URLSearchParams) => void) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        change(next);
        return next;
      },
      { replace: true },
    );
  const put = (next: URLSearchParams, key: string, value: string | undefined) =>
    value ? next.set(key, value) : next.delete(key);
  return {
    filter,
    folded: KEYS.filter((key) => !ALWAYS_SEEN.includes(key) && filter[key]).length,
    isFiltered: Object.keys(filter).length > 0,
    sort: parameters.get('sort') ?? 'instrumentNumber',
    page: Number(parameters.get('page')) || 1,
    perPage: Number(parameters.get('perPage')) || 25,
    change: (key: FilterKey, value: string | undefined) =>
      write((next) => {
        put(next, key, value);
        next.delete('page');
      }),
    /** Replaces all conditions. */
    set: (wanted: LedgerFilter) =>
      write((next) => {
        for (const key of KEYS) put(next, key, wanted[key]);
        next.delete('page');
      }),
    setSort: (sort: string) => write((next) => put(next, 'sort', sort)),
    setPaging: (page: number, perPage: number) =>
      write((next) => {
        put(next, 'page', page > 1 ? String(page) : undefined);
        put(next, 'perPage', perPage !== 25 ? String(perPage) : undefined);
      }),
  };
}

export type LedgerFilterState = ReturnType<typeof useLedgerFilter>;
