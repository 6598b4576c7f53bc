import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { OrderKind } from '../../domain/contract/order.ts';
import { businessDayIn } from '../../domain/time.ts';
import { call } from '../api.ts';
import { useReference } from '../parts/useReference.ts';
import type { Chosen } from './InstrumentPicker.tsx';

/**
 * Selects the instruments that expire within the number of days in the address, the nearest first, up to the limit of
 * an order. Returns the number of such instruments when it is known.
 */
export function useExpiring(
  kind: OrderKind,
  choose: (chosen: Chosen) => void,
): { readonly days: number; readonly found: number } | null {
  const [parameters] = useSearchParams();
  const days = Number(parameters.get('expiringWithin')) || 0;
  const limit = useReference().data?.limits.instrumentsPerOrder;
  const asked = useRef(false);
  const [found, setFound] = useState<number | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, when the limit is known
  useEffect(() => {
    if (days === 0 || limit === undefined || asked.current) return;
    asked.current = true;
    const validUntilTo = businessDayIn(days);
    const query = {
      service: kind,
      bookable: 'true',
      validUntilTo,
      sort: 'validUntil',
      perPage: Math.min(limit, 500),
    } as const;
    void call('listInstruments', { query }).then(
      ({ data, total }) => {
        choose(new Map(data.slice(0, limit).map((one) => [one.id, one.deliveryMode])));
        setFound(total ?? data.length);
      },
      () => setFound(null),
    );
  }, [days, limit]);
  return days > 0 && found !== null ? { days, found } : null;
}
