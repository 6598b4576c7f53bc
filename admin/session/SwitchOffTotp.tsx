import { Alert, Button, Stack } from '@mui/material';
import type { FormEvent } from 'react';
import { useNotify } from 'react-admin';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { useCall } from '../data/useCall.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { ProofFields } from './ProofFields.tsx';
import { rememberSession } from './session.ts';
import { useProofForm } from './useProofForm.ts';

/** Switches the second factor off; asks for password and code. */
export function SwitchOffTotp() {
  const localized = useLocalized();
  const call = useCall();
  const notify = useNotify();
  const { fields, fault, pending, submit } = useProofForm(async (body) => {
    rememberSession(await call('switchOffTotp', { body }));
    notify(localized(words.doneOff), { type: 'success' });
  });
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Stack component="form" noValidate spacing={1.5} onSubmit={handleSubmit} sx={{ maxWidth: 360 }}>
      {fault && <Alert severity="error">{fault}</Alert>}
      <ProofFields {...fields} />
      <Button type="submit" color="error" variant="outlined" loading={pending}>
        {localized(words.switchOff)}
      </Button>
    </Stack>
  );
}
