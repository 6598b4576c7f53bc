import { useQuery } from '@tanstack/react-query';
import { BOOKING_STATE_NAMES } from '../../domain/booking-state.ts';
import type { OrderKind, OrderRow } from '../../domain/contract/order.ts';
import { COMPLETED, isTerminal, ORDER_STAGE_NAMES } from '../../domain/stage.ts';
import { call } from '../api.ts';

const MAX_ROWS = 500;
export const OPEN_STAGES = ORDER_STAGE_NAMES.filter((stage) => stage === 'draft' || !isTerminal(stage));
export const OPEN_STATES = BOOKING_STATE_NAMES.filter((state) => state !== 'completed' && state !== 'cancelled');

/** The open orders of a kind, to be counted by stage or state. */
export interface OpenOrders {
  readonly orders: readonly OrderRow[];
  readonly completed: number;
  /** A count in words; if there are more orders than were read, it is a lower bound. */
  shown(count: number): string;
}

export function useOpenOrders(kind: OrderKind): OpenOrders | undefined {
  const narrowed = kind === 'mandatory' ? { state: OPEN_STATES.join(',') } : { stage: OPEN_STAGES.join(',') };
  const { data } = useQuery({
    queryKey: ['orders', kind, 'counts'],
    queryFn: async () => {
      const [open, completed] = await Promise.all([
        call('listOrders', { query: { kind, ...narrowed, perPage: MAX_ROWS } }),
        call('listOrders', { query: { kind, stage: COMPLETED, perPage: 1 } }),
      ]);
      return { orders: open.data, completed: completed.total, all: open.total <= MAX_ROWS };
    },
    refetchInterval: 60_000,
  });
  return data && { ...data, shown: (count) => (data.all ? String(count) : `≥${count}`) };
}
