import { useNavigate } from 'react-router';
import type { DrilldownQuery } from '../../domain/contract/queue.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import type { Stage } from '../../domain/stage.ts';

type Filter = { readonly [N in keyof DrilldownQuery]?: DrilldownQuery[N] | undefined } & {
  readonly stage?: Stage[];
  readonly kind?: LedgerService;
};

/** The address of the list of the shares behind a figure. */
export function figurePath(filter: Filter): string {
  return `/shares?filter=${encodeURIComponent(JSON.stringify(filter))}`;
}

/** Opens the shares behind a bar of a chart; `filters` has a filter for each bar. */
export function useFigure(filters: readonly Filter[]): (item: { readonly dataIndex?: number }) => void {
  const navigate = useNavigate();
  return ({ dataIndex }) => {
    const filter = dataIndex === undefined ? undefined : filters[dataIndex];
    if (filter) navigate(figurePath(filter));
  };
}
