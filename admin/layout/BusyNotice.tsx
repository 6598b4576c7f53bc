import { Alert, Snackbar } from '@mui/material';
import { useSyncExternalStore } from 'react';
import { subscribeToBusy, waitingCalls } from '../data/busy.ts';
import { useT } from '../words/useT.ts';

/** Stands while calls are being tried again because the system is busy. */
export function BusyNotice() {
  const t = useT();
  const waiting = useSyncExternalStore(subscribeToBusy, waitingCalls);
  return (
    <Snackbar open={waiting > 0} anchorOrigin={{ vertical: 'top', horizontal: 'center' }}>
      <Alert severity="warning" role="status">
        {t('busy')}
      </Alert>
    </Snackbar>
  );
}
