import { Button, Dialog, DialogActions, DialogContent, DialogTitle, Stack } from '@mui/material';
import { type FormEvent, useId, useState } from 'react';
import { useNotify, useRecordContext, useRefresh } from 'react-admin';
import type { User } from '../../domain/contract/account.ts';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { useCall } from '../data/useCall.ts';
import { ProofFields } from '../session/ProofFields.tsx';
import { useProofForm } from '../session/useProofForm.ts';
import { FaultAlert } from '../ui/FaultAlert.tsx';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';

/** Removes the second factor of a person who has lost their phone. */
export function ResetSecondFactor() {
  const localized = useLocalized();
  const user = useRecordContext<User>();
  const [asking, setAsking] = useState(false);
  if (!user?.hasSecondFactor) return null;
  return (
    <>
      <Button color="error" variant="outlined" onClick={() => setAsking(true)}>
        {localized(words.reset)}
      </Button>
      {asking && <ResetDialog userId={user.id} onClose={() => setAsking(false)} />}
    </>
  );
}

function ResetDialog({ userId, onClose }: { userId: string; onClose: () => void }) {
  const t = useT();
  const localized = useLocalized();
  const call = useCall();
  const notify = useNotify();
  const refresh = useRefresh();
  const id = useId();
  const { fields, fault, pending, submit } = useProofForm(async (body) => {
    await call('resetTotp', { params: { userId }, body });
    notify(localized(words.resetDone), { type: 'success' });
    refresh();
    onClose();
  });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    // The dialog stands within the form of the user.
    event.stopPropagation();
    void submit();
  };
  return (
    <Dialog open onClose={() => pending || onClose()} fullWidth maxWidth="sm" aria-labelledby={id}>
      <form noValidate onSubmit={handleSubmit}>
        <DialogTitle id={id}>{localized(words.reset)}</DialogTitle>
        <DialogContent>
          <FaultAlert fault={fault === null ? null : new Error(fault)} />
          <Stack spacing={1.5}>
            <ProofFields {...fields} why={localized(words.resetText)} />
          </Stack>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={pending}>
            {t('decision.close')}
          </Button>
          <Button type="submit" variant="contained" color="error" loading={pending}>
            {localized(words.reset)}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
