import Button from '@mui/material/Button';
import { Link } from 'react-router';
import type { Order } from '../../domain/contract/order.ts';
import { isTerminal } from '../../domain/stage.ts';
import { ORDERS_AT } from '../orders/kind.ts';
import { useWords } from '../words/index.tsx';

/** From an order that is over, a new one with the same instruments, e.g. when their validity ends. */
export function BookAgain({ order }: { order: Order }) {
  const words = useWords();
  if (!order.shares.every(({ stage }) => isTerminal(stage))) return null;
  return (
    <Button variant="outlined" component={Link} to={`${ORDERS_AT[order.kind]}/new?again=${order.id}`}>
      {words.bookings.again}
    </Button>
  );
}
