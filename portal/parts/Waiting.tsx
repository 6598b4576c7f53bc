import Alert from '@mui/material/Alert';
import { useT } from '../words/index.tsx';

/** Shown while a command waits for an automatic retry. */
export function Waiting({ shown }: { shown: boolean }) {
  const t = useT();
  if (!shown) return null;
  return (
    <Alert severity="info" role="status" sx={{ mt: 2 }}>
      {t('busyRetrying')}
    </Alert>
  );
}
