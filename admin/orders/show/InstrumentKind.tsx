import { Typography } from '@mui/material';
import type { OrderItem } from '../../../domain/contract/order.ts';
import { dispatchWords } from '../../../domain/dispatch.ts';
import { useLanguage } from '../../words/useLocalized.ts';

/**
 * Category, kind and region of an instrument under mandatory verification, why it was dispatched here, and why it was
 * refused.
 */
export function InstrumentKind({ item: { instrument, dispatch, notes } }: { item: OrderItem }) {
  const language = useLanguage();
  const { categoryName, kindName, regionName, quantity } = instrument;
  if (kindName === null) return null;
  const what = [`${categoryName} › ${kindName}`, regionName, quantity > 1 ? `×${quantity}` : ''].filter(Boolean);
  return (
    <Typography variant="caption" component="div" color="text.secondary">
      <span title={dispatch ? dispatchWords(dispatch, language) : undefined}>{what.join(' · ')}</span>
      {notes && (
        <Typography variant="caption" component="div" color="error">
          {notes}
        </Typography>
      )}
    </Typography>
  );
}
