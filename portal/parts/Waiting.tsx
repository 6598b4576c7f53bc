import Alert from '@mui/material/Alert';
import { useWords } from '../words/index.tsx';

/** Said while a command is tried again by itself. */
export function Waiting({ shown }: { shown: boolean }) {
  const words = useWords();
  if (!shown) return null;
  return (
    <Alert severity="info" role="status" sx={{ mt: 2 }}>
      {words.busyRetrying}
    </Alert>
  );
}
