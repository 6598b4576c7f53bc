import { Alert } from '@mui/material';
import { isConnectionFault, wordsOf } from '../data/problem.ts';
import { useT } from '../words/useT.ts';

/** An error in words; if there was no answer, also that it is safe to try again. */
export function FaultAlert({ fault }: { fault: Error | null }) {
  const t = useT();
  if (!fault) return null;
  return (
    <Alert severity="error" sx={{ mb: 2 }}>
      {isConnectionFault(fault) ? t('decision.unknown_outcome') : wordsOf(fault)}
    </Alert>
  );
}
