import { useCallback } from 'react';
import type { OrderKind } from '../../domain/contract/order.ts';
import type { Translate } from '../../domain/words/translate.ts';
import { useT } from '../words/index.tsx';
import { type Words, zh } from '../words/zh.ts';

/** The words of applications, replaced with those of mandatory bookings where these differ. */
export function useOrderT(kind: OrderKind): Translate<Words['orders']> {
  // The texts of bookings have the same keys and parameters, but there are fewer of them.
  const t = useT() as (key: string, ...values: unknown[]) => string;
  return useCallback(
    (key, ...values) => {
      const group = kind === 'mandatory' && key in zh.bookings.order ? 'bookings.order' : 'orders';
      return t(`${group}.${key}`, ...values);
    },
    [t, kind],
  );
}
