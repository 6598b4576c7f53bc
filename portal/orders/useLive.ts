import { useEffect } from 'react';
import type { OrderVersion } from '../../domain/contract/order.ts';
import { listenWhileVisible } from '../../web/live/listen.ts';

/**
 * Follows an order live while the page is visible: calls back if its sequence number differs from the displayed one.
 * @param sequence the displayed sequence number; null if no order is displayed
 */
export function useLive(orderId: string, sequence: number | null, onMoved: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `onMoved` is a new function in every rendering
  useEffect(() => {
    if (sequence === null) return;
    return listenWhileVisible('streamOrder', { orderId }, (standing: OrderVersion) => {
      if (standing.sequence > sequence) onMoved();
    });
  }, [orderId, sequence]);
}
