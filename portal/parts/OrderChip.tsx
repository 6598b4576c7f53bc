import type { OrderRow } from '../../domain/contract/order.ts';
import { BookingChip } from './BookingChip.tsx';
import { StageChip } from './StageChip.tsx';

/** The state of an order in the words of its kind. */
export function OrderChip({ order }: { order: Pick<OrderRow, 'kind' | 'stage' | 'state'> }) {
  return order.kind === 'mandatory' ? <BookingChip state={order.state} /> : <StageChip stage={order.stage} />;
}
