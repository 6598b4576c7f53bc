import { Alert } from '@mui/material';
import { isConnectionFault, wordsOf } from '../data/problem.ts';
import { useSay } from '../words/useSay.ts';

/** What went wrong, in words; where no answer came, that trying again is safe. */
export function FaultAlert({ fault }: { fault: Error | null }) {
  const say = useSay();
  if (!fault) return null;
  return (
    <Alert severity="error" sx={{ mb: 2 }}>
      {isConnectionFault(fault) ? say('decision.unknown_outcome') : wordsOf(fault)}
    </Alert>
  );
}
