import Chip from '@mui/material/Chip';
import { Link } from 'react-router';
import type { Instrument } from '../../domain/contract/instrument.ts';
import { useWords } from '../words/index.tsx';

/** Why an instrument cannot be applied for now; the open order is one click away. */
export function InstrumentState({ instrument }: { instrument: Instrument }) {
  const { instruments: words } = useWords();
  const { openOrderId, bookable, currentCondition, currentState, verificationUnit } = instrument;
  if (openOrderId) {
    return (
      <Chip
        size="small"
        color="primary"
        label={words.inBooking}
        component={Link}
        to={`/my/orders/${openOrderId}`}
        clickable
      />
    );
  }
  if (bookable) return null;
  const usable = currentCondition === '在用' && currentState === '正常使用';
  return (
    <Chip
      size="small"
      label={usable ? verificationUnit : `${currentCondition} · ${currentState}`}
      title={usable ? words.otherUnit : undefined}
      sx={{ maxWidth: 180 }}
    />
  );
}
