import { useEffect } from 'react';
import type { OrderStanding } from '../../domain/contract/order.ts';
import { pathOf } from '../api.ts';

/**
 * Follows an order live while the page is seen: calls back when it has come further than what is shown.
 * @param sequence how far it has come, as shown; null while nothing is
 */
export function useLive(orderId: string, sequence: number | null, onMoved: () => void): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: `onMoved` is another function at every rendering
  useEffect(() => {
    if (sequence === null) return;
    let source: EventSource | null = null;
    const listen = () => {
      source?.close();
      source = null;
      if (document.visibilityState === 'hidden') return;
      source = new EventSource(pathOf('streamOrder', { orderId }));
      source.addEventListener('message', ({ data }: MessageEvent<string>) => {
        if ((JSON.parse(data) as OrderStanding).sequence > sequence) onMoved();
      });
    };
    listen();
    document.addEventListener('visibilitychange', listen);
    return () => {
      document.removeEventListener('visibilitychange', listen);
      source?.close();
    };
  }, [orderId, sequence]);
}
