import type { OrderItem } from '../../domain/contract/order.ts';
import { CONCLUSIONS } from '../../domain/contract/result.ts';
import { useLanguage } from '../words/index.tsx';

/** What came of an instrument, and why where it was not tested. */
export function ItemResult({ item: { state, result } }: { item: OrderItem }) {
  const { words, language } = useLanguage();
  if (state === 'withdrawn') return words.orders.withdrawn;
  if (state === 'cancelled') return words.orders.cancelled;
  if (!result) return '—';
  const conclusion = CONCLUSIONS[result.conclusion][language];
  return result.reason ? `${conclusion}（${result.reason}）` : conclusion;
}
