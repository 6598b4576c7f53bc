import type { OrderKind } from '../../domain/contract/order.ts';
import { useWords } from '../words/index.tsx';

/** The words of applications, where those of mandatory bookings differ in theirs. */
export function useOrderWords(kind: OrderKind) {
  const { orders, bookings } = useWords();
  return kind === 'mandatory' ? { ...orders, ...bookings.order } : orders;
}
