import { useEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../api.ts';
import type { Chosen } from './InstrumentPicker.tsx';

/**
 * Selects the instruments of the order in the address; those that cannot be booked are named when the draft is saved.
 */
export function useAgain(choose: (chosen: Chosen) => void): void {
  const [parameters] = useSearchParams();
  const orderId = parameters.get('again');
  const asked = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once
  useEffect(() => {
    if (!orderId || asked.current) return;
    asked.current = true;
    void call('getOrder', { params: { orderId } }).then(
      ({ items }) => choose(new Map(items.map((item) => [item.instrumentId, item.deliveryMode]))),
      () => undefined,
    );
  }, [orderId]);
}
