import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { Order } from '../../domain/contract/order.ts';
import { isTerminal } from '../../domain/stage.ts';
import { ORDERS_AT } from '../orders/kind.ts';
import { useT } from '../words/index.tsx';

/** Starts a new order with the instruments of an order that is over, e.g. when their validity expires. */
export function BookAgain({ order }: { order: Order }) {
  const t = useT();
  if (!order.shares.every(({ stage }) => isTerminal(stage))) return null;
  return (
    <Button variant="outlined" component={Link} to={`${ORDERS_AT[order.kind]}/new?again=${order.id}`}>
      {t('bookings.again')}
    </Button>
  );
}
