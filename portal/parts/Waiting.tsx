import Alert from '@mui/material/Alert';
import { useT } from '../words/index.tsx';

/** Said while a command is tried again by itself. */
export function Waiting({ shown }: { shown: boolean }) {
  const t = useT();
  if (!shown) return null;
  return (
    <Alert severity="info" role="status" sx={{ mt: 2 }}>
      {t('busyRetrying')}
    </Alert>
  );
}
