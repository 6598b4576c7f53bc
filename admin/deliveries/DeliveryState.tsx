import { Chip } from '@mui/material';
import { DELIVERY_STATES, type Delivery } from '../../domain/contract/delivery.ts';
import { useLocalized } from '../words/useLocalized.ts';

const COLOURS = { kept: 'default', pending: 'info', sent: 'success', dead: 'error', failed: 'error' } as const;

export function DeliveryState({ delivery }: { delivery: Delivery }) {
  const localized = useLocalized();
  return (
    <Chip
      size="small"
      variant="outlined"
      color={COLOURS[delivery.state]}
      label={localized(DELIVERY_STATES[delivery.state])}
    />
  );
}
