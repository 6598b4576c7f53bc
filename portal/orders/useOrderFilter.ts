import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';

const NOTHING = { q: '', stage: '', state: '', submittedFrom: '', submittedTo: '' };
export type OrderFilter = typeof NOTHING;
const FIRST = { page: 1, perPage: 25 };

/** The filters of the list of orders. They are in the address too, so that going back restores them. */
export function useOrderFilter() {
  const [parameters, setParameters] = useSearchParams();
  const [filter, setFilter] = useState<OrderFilter>(() => ({
    q: parameters.get('q') ?? '',
    stage: parameters.get('stage') ?? '',
    state: parameters.get('state') ?? '',
    submittedFrom: parameters.get('submittedFrom') ?? '',
    submittedTo: parameters.get('submittedTo') ?? '',
  }));
  const [paging, setPaging] = useState(() => ({
    page: Number(parameters.get('page')) || FIRST.page,
    perPage: Number(parameters.get('perPage')) || FIRST.perPage,
  }));
  const wanted = addressOf(filter, paging);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows the filter, never the other way
  useEffect(() => {
    if (wanted !== parameters.toString()) setParameters(wanted, { replace: true });
  }, [wanted]);
  return {
    filter,
    paging,
    setPaging,
    change: (name: keyof OrderFilter, value: string) => {
      setFilter({ ...filter, [name]: value });
      setPaging({ ...paging, page: 1 });
    },
    reset: () => {
      setFilter(NOTHING);
      setPaging(FIRST);
    },
  };
}

function addressOf(filter: OrderFilter, paging: typeof FIRST): string {
  const said = Object.entries(filter).filter(([, value]) => value !== '');
  if (paging.page !== FIRST.page) said.push(['page', String(paging.page)]);
  if (paging.perPage !== FIRST.perPage) said.push(['perPage', String(paging.perPage)]);
  return new URLSearchParams(said).toString();
}
