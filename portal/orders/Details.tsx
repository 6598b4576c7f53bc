import Paper from '@mui/material/Paper';
import type { Order } from '../../domain/contract/order.ts';
import { detailFacts } from '../../domain/order-detail.ts';
import { FactTable } from '../parts/FactTable.tsx';
import { useLanguage } from '../words/index.tsx';

/** What its owner said of the order, as the institution reads it. */
export function Details({ order }: { order: Order }) {
  const { language } = useLanguage();
  const facts = detailFacts(order, language).filter(([, words]) => words !== '');
  if (facts.length === 0) return null;
  return (
    <Paper>
      <FactTable facts={facts} />
    </Paper>
  );
}
