import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import type { ResponseOf } from '../../domain/contract/endpoints.ts';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { ProofFields } from './ProofFields.tsx';
import { useProofForm } from './useProofForm.ts';

type Enrolment = ResponseOf<'beginTotp'>;

interface Props {
  readonly onEnrolled: (recoveryCodes: readonly string[]) => void;
}

/** First the password, then the QR code for the app, and the code that proves it was scanned. */
export function EnrolTotp({ onEnrolled }: Props) {
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  return enrolment ? <Confirm enrolment={enrolment} onEnrolled={onEnrolled} /> : <Begin onBegun={setEnrolment} />;
}

function Begin({ onBegun }: { onBegun: (enrolment: Enrolment) => void }) {
  const localized = useLocalized();
  const call = useCall();
  const { fields, fault, pending, submit } = useProofForm(async (body) => onBegun(await call('beginTotp', { body })));
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    void submit();
  };
  return (
    <Stack component="form" noValidate spacing={1.5} onSubmit={handleSubmit} sx={{ maxWidth: 360 }}>
      {fault && <Alert severity="error">{fault}</Alert>}
      <ProofFields {...fields} why={localized(words.whyFactor)} />
      <Button type="submit" variant="outlined" loading={pending}>
        {localized(words.begin)}
      </Button>
    </Stack>
  );
}

function Confirm({ enrolment, onEnrolled }: Props & { enrolment: Enrolment }) {
  const localized = useLocalized();
  const call = useCall();
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    setPending(true);
    setFault(null);
    try {
      const { recoveryCodes } = await call('confirmTotp', { body: { code } });
      onEnrolled(recoveryCodes);
    } catch (error) {
      setFault(wordsOf(error));
    } finally {
      setPending(false);
    }
  };
  return (
    <Stack component="form" noValidate spacing={1.5} onSubmit={confirm} sx={{ alignItems: 'flex-start' }}>
      {fault && <Alert severity="error">{fault}</Alert>}
      <Typography variant="body2">{localized(words.scan)}</Typography>
      <Box component="img" src={enrolment.qrCode} alt={localized(words.title)} sx={{ width: 200, bgcolor: 'white' }} />
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {localized(words.secret)}：<code>{enrolment.secret}</code>
      </Typography>
      <TextField
        label={localized(words.code)}
        value={code}
        onChange={(event) => setCode(event.target.value)}
        autoComplete="one-time-code"
        slotProps={{ htmlInput: { inputMode: 'numeric' } }}
      />
      <Button type="submit" variant="contained" loading={pending} disabled={code.trim() === ''}>
        {localized(words.confirm)}
      </Button>
    </Stack>
  );
}
