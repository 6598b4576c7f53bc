import { Alert, Box, Button, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import type { ResponseOf } from '../../domain/contract/endpoints.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';
import { rememberSession } from './session.ts';

/** The QR code for the app, and the code that proves it was scanned. */
export function EnrolTotp({ onEnrolled }: { onEnrolled: (recoveryCodes: readonly string[]) => void }) {
  const t = useT();
  const call = useCall();
  const [enrolment, setEnrolment] = useState<ResponseOf<'beginTotp'> | null>(null);
  const [code, setCode] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const doing = async (work: () => Promise<void>) => {
    setPending(true);
    setFault(null);
    try {
      await work();
    } catch (error) {
      setFault(wordsOf(error));
    } finally {
      setPending(false);
    }
  };
  const begin = () => doing(async () => setEnrolment(await call('beginTotp')));
  const confirm = (event: FormEvent) => {
    event.preventDefault();
    void doing(async () => {
      const { recoveryCodes } = await call('confirmTotp', { body: { code } });
      onEnrolled(recoveryCodes);
      rememberSession(await call('me'));
    });
  };

  return (
    <Stack spacing={1.5} sx={{ alignItems: 'flex-start' }}>
      {fault && <Alert severity="error">{fault}</Alert>}
      {!enrolment && (
        <Button variant="outlined" onClick={begin} loading={pending}>
          {t('totp.begin')}
        </Button>
      )}
      {enrolment && (
        <Stack component="form" noValidate spacing={1.5} onSubmit={confirm} sx={{ alignItems: 'flex-start' }}>
          <Typography variant="body2">{t('totp.scan')}</Typography>
          <Box component="img" src={enrolment.qrCode} alt={t('totp.title')} sx={{ width: 200, bgcolor: 'white' }} />
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            {t('totp.secret')}：<code>{enrolment.secret}</code>
          </Typography>
          <TextField
            label={t('totp.code')}
            value={code}
            onChange={(event) => setCode(event.target.value)}
            autoComplete="one-time-code"
            slotProps={{ htmlInput: { inputMode: 'numeric' } }}
          />
          <Button type="submit" variant="contained" loading={pending} disabled={code.trim() === ''}>
            {t('totp.confirm')}
          </Button>
        </Stack>
      )}
    </Stack>
  );
}
