import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Button from '@mui/material/Button';
import { useT } from '../words/index.tsx';

export interface RefusedInstrument {
  readonly instrumentId: string;
  readonly message: string;
}

interface RefusedProps {
  readonly refused: readonly RefusedInstrument[];
  readonly onDrop: () => void;
}

/** The selected instruments that can no longer be booked, each with its reason, and a button that removes them. */
export function Refused({ refused, onDrop }: RefusedProps) {
  const t = useT();
  if (refused.length === 0) return null;
  return (
    <Alert severity="error" sx={{ mb: 1.5 }}>
      <AlertTitle>{t('orders.refused', { count: refused.length })}</AlertTitle>
      <ul style={{ margin: 0, paddingLeft: '1.2em' }}>
        {refused.map(({ instrumentId, message }) => (
          <li key={instrumentId}>{message}</li>
        ))}
      </ul>
      <Button size="small" color="inherit" variant="outlined" onClick={onDrop} sx={{ mt: 1 }}>
        {t('orders.dropRefused')}
      </Button>
    </Alert>
  );
}
