import type { OrderItem } from '../../domain/contract/order.ts';
import { CONCLUSIONS } from '../../domain/contract/result.ts';
import { useLanguage } from '../words/index.tsx';

/** The result of an instrument, and the reason if it was not tested. */
export function ItemResult({ item: { state, result } }: { item: OrderItem }) {
  const { t, language } = useLanguage();
  if (state === 'withdrawn') return t('orders.withdrawn');
  if (state === 'cancelled') return t('orders.cancelled');
  if (!result) return '—';
  const conclusion = CONCLUSIONS[result.conclusion][language];
  return result.reason ? `${conclusion}（${result.reason}）` : conclusion;
}
