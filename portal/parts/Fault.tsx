import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useT } from '../words/index.tsx';

/** An error in words, with a button to try again if that is possible. */
export function Fault({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const t = useT();
  if (!error) return null;
  return (
    <Alert
      severity="error"
      sx={{ mb: 2 }}
      action={
        onRetry && (
          <Button color="inherit" size="small" onClick={onRetry}>
            {t('common.retry')}
          </Button>
        )
      }
    >
      {error instanceof Error ? error.message : String(error)}
    </Alert>
  );
}
