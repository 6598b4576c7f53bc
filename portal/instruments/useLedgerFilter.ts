import { useEffect, useRef, useState } from 'react';
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

/** The filters of the search box and the tabs, which are always visible; the others are collapsed. */
const ALWAYS_SEEN: readonly FilterKey[] = ['q', 'service'];

interface Narrowed {
  readonly filter: LedgerFilter;
  readonly sort: string;
  readonly page: number;
  readonly perPage: number;
}

const USUAL = { sort: 'instrumentNumber', page: 1, perPage: 25 } as const;

function read(parameters: URLSearchParams): Narrowed {
  const filter = Object.fromEntries(
    KEYS.flatMap((key) => {
      const value = parameters.get(key);
      return value ? [[key, value]] : [];
    }),
  );
  return {
    filter,
    sort: parameters.get('sort') ?? USUAL.sort,
    page: Number(parameters.get('page')) || USUAL.page,
    perPage: Number(parameters.get('perPage')) || USUAL.perPage,
  };
}

function addressOf({ filter, sort, page, perPage }: Narrowed): string {
  const said = Object.entries(filter).filter(([, value]) => value);
  if (sort !== USUAL.sort) said.push(['sort', sort]);
  if (page !== USUAL.page) said.push(['page', String(page)]);
  if (perPage !== USUAL.perPage) said.push(['perPage', String(perPage)]);
  return new URLSearchParams(said).toString();
}

/**
 * The filters and the sort order of the ledger. They are in the address too, so that reloading and going back restore
 * them; a link to another address changes them.
 */
export function useLedgerFilter() {
  const [parameters, setParameters] = useSearchParams();
  const [narrowed, setNarrowed] = useState(() => read(parameters));
  const here = parameters.toString();
  const written = useRef(here);
  const wanted = addressOf(narrowed);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows the filters
  useEffect(() => {
    if (wanted === written.current) return;
    written.current = wanted;
    setParameters(wanted, { replace: true });
  }, [wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the filters follow an address that other code has set
  useEffect(() => {
    if (here === written.current) return;
    written.current = addressOf(read(parameters));
    setNarrowed(read(parameters));
  }, [here]);
  const { filter } = narrowed;
  const narrow = (next: LedgerFilter) =>
    setNarrowed((before) => ({
      ...before,
      filter: Object.fromEntries(Object.entries(next).filter(([, value]) => value)),
      page: 1,
    }));
  return {
    ...narrowed,
    folded: KEYS.filter((key) => !ALWAYS_SEEN.includes(key) && filter[key]).length,
    isFiltered: Object.keys(filter).length > 0,
    change: (key: FilterKey, value: string | undefined) => narrow({ ...filter, [key]: value ?? '' }),
    /** Replaces all filters. */
    set: narrow,
    setSort: (sort: string) => setNarrowed((before) => ({ ...before, sort })),
    setPaging: (page: number, perPage: number) => setNarrowed((before) => ({ ...before, page, perPage })),
  };
}

export type LedgerFilterState = ReturnType<typeof useLedgerFilter>;
