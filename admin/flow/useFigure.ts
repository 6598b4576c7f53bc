import { useNavigate } from 'react-router';
import type { DrilldownQuery } from '../../domain/contract/queue.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import type { Stage } from '../../domain/stage.ts';

type Filter = { readonly [N in keyof DrilldownQuery]?: DrilldownQuery[N] | undefined } & {
  readonly stage?: Stage[];
  readonly kind?: LedgerService;
};

/** Where the work behind a figure is listed. */
export function figurePath(filter: Filter): string {
  return `/shares?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

/** Opens the work behind a bar, given the filter of each. */
export function useFigure(filters: readonly Filter[]): (item: { readonly dataIndex?: number }) => void {
  const navigate = useNavigate();
  return ({ dataIndex }) => {
    const filter = dataIndex === undefined ? undefined : filters[dataIndex];
    if (filter) navigate(figurePath(filter));
  };
}
