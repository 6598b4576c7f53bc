import { Alert, Snackbar } from '@mui/material';
import { useSyncExternalStore } from 'react';
import { subscribeToBusy, waitingCalls } from '../data/busy.ts';
import { useSay } from '../words/useSay.ts';

/** Stands while calls are being tried again because the system is busy. */
export function BusyNotice() {
  const say = useSay();
  const waiting = useSyncExternalStore(subscribeToBusy, waitingCalls);
  return (
    <Snackbar open={waiting > 0} anchorOrigin={{ vertical: 'top', horizontal: 'center' }}>
      <Alert severity="warning" role="status">
        {say('busy')}
      </Alert>
    </Snackbar>
  );
}
