import { Alert, Snackbar } from '@mui/material';
import { useBusy } from '../../web/client/busy.ts';
import { busy } from '../data/api.ts';
import { useT } from '../words/useT.ts';

/** Shown while calls wait for a retry because the system is busy. */
export function BusyNotice() {
  const t = useT();
  return (
    <Snackbar open={useBusy(busy)} anchorOrigin={{ vertical: 'top', horizontal: 'center' }}>
      <Alert severity="warning" role="status">
        {t('busy')}
      </Alert>
    </Snackbar>
  );
}
