import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { AccountClosing } from '../../domain/contract/own-data.ts';
import { call, pathOf } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';
import { ProofFields } from './ProofFields.tsx';

/** Downloading one's own data, and closing the account. */
export function OwnData() {
  const t = useT();
  const { me } = useSession();
  const [closing, setClosing] = useState(false);
  return (
    <Paper sx={{ p: 2.5, mt: 2, maxWidth: 640 }}>
      <Typography variant="h2">{t('ownData.title')}</Typography>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {t('ownData.lead')}
      </Typography>
      <Stack direction="row" spacing={1.5}>
        <Button variant="outlined" href={pathOf('exportOwnData')} download>
          {t('ownData.export')}
        </Button>
        {me?.permissions.includes('account.close') && (
          <Button variant="outlined" color="error" onClick={() => setClosing(true)}>
            {t('ownData.close')}
          </Button>
        )}
      </Stack>
      {closing && <CloseAccount onClose={() => setClosing(false)} />}
    </Paper>
  );
}

function CloseAccount({ onClose }: { onClose: () => void }) {
  const t = useT();
  const form = useContractForm(AccountClosing, { currentPassword: '', secondFactor: '', confirmation: '' });
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="close-account">
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void form.submit(async (body) => {
            await call('closeOwnAccount', { body });
            // Loads the page again, so that no data of this person stay in memory.
            window.location.assign('/');
          });
        }}
      >
        <DialogTitle id="close-account">{t('ownData.close')}</DialogTitle>
        <DialogContent>
          <Typography sx={{ mb: 2 }}>{t('ownData.closeText')}</Typography>
          <Fault error={form.error} />
          <Stack spacing={2}>
            <ProofFields form={form} />
            <Field form={form} name="confirmation" label={t('ownData.confirmation')} required autoComplete="off" />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" variant="contained" color="error" loading={form.busy}>
            {t('ownData.close')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
