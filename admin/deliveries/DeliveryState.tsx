import { Chip } from '@mui/material';
import { DELIVERY_STATES, type Delivery } from '../../domain/contract/delivery.ts';
import { useTerm } from '../words/useTerm.ts';

const COLOURS = { kept: 'default', pending: 'info', sent: 'success', dead: 'error', failed: 'error' } as const;

export function DeliveryState({ delivery }: { delivery: Delivery }) {
  const term = useTerm();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={COLOURS[delivery.state]}
      label={term(DELIVERY_STATES[delivery.state])}
    />
  );
}
