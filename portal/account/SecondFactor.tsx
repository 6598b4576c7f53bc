import Alert from '@mui/material/Alert';
import AlertTitle from '@mui/material/AlertTitle';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import type { ResponseOf } from '../../domain/contract/endpoints.ts';
import { Proof } from '../../domain/contract/proof.ts';
import { TotpCode } from '../../domain/contract/security.ts';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { useNotify } from '../parts/Notice.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useLanguage } from '../words/index.tsx';
import { ProofFields } from './ProofFields.tsx';

const NO_PROOF = { currentPassword: '', secondFactor: '' };

type Enrolment = ResponseOf<'beginTotp'>;

/** The person's second factor: switched on with password and a first code, switched off with password and code. */
export function SecondFactor() {
  const { language } = useLanguage();
  const { me, setMe } = useSession();
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null);
  const [codes, setCodes] = useState<readonly string[]>([]);
  const enrolled = async (recoveryCodes: readonly string[]) => {
    setCodes(recoveryCodes);
    setEnrolment(null);
    setMe(await call('me'));
  };
  return (
    <Paper sx={{ p: 2.5, mt: 2, maxWidth: 640 }}>
      <Typography variant="h2">{words.title[language]}</Typography>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {(me?.hasSecondFactor ? words.on : words.off)[language]}
      </Typography>
      {codes.length > 0 ? (
        <RecoveryCodes codes={codes} onDone={() => setCodes([])} />
      ) : me?.hasSecondFactor ? (
        <SwitchOff />
      ) : enrolment ? (
        <Confirm enrolment={enrolment} onEnrolled={enrolled} />
      ) : (
        <Begin onBegun={setEnrolment} />
      )}
    </Paper>
  );
}

/** Sends a form without leaving the page. */
const sending = (send: () => unknown) => (event: FormEvent) => {
  event.preventDefault();
  send();
};

function Begin({ onBegun }: { onBegun: (enrolment: Enrolment) => void }) {
  const { language } = useLanguage();
  const form = useContractForm(Proof, NO_PROOF);
  const send = () => form.submit(async (body) => onBegun(await call('beginTotp', { body })));
  return (
    <Stack component="form" noValidate spacing={2} onSubmit={sending(send)} sx={{ maxWidth: 400 }}>
      <Fault error={form.error} />
      <ProofFields form={form} why={words.whyFactor[language]} />
      <Button type="submit" variant="outlined" loading={form.busy}>
        {words.begin[language]}
      </Button>
    </Stack>
  );
}

interface ConfirmProps {
  readonly enrolment: Enrolment;
  readonly onEnrolled: (recoveryCodes: readonly string[]) => Promise<void>;
}

function Confirm({ enrolment, onEnrolled }: ConfirmProps) {
  const { language } = useLanguage();
  const form = useContractForm(TotpCode, { code: '' });
  const send = () => form.submit(async (body) => onEnrolled((await call('confirmTotp', { body })).recoveryCodes));
  return (
    <Stack component="form" noValidate spacing={2} onSubmit={sending(send)} sx={{ maxWidth: 400 }}>
      <Fault error={form.error} />
      <Typography>{words.scan[language]}</Typography>
      <Box component="img" src={enrolment.qrCode} alt={words.title[language]} sx={{ width: 200, bgcolor: 'white' }} />
      <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
        {words.secret[language]}：<code>{enrolment.secret}</code>
      </Typography>
      <Field form={form} name="code" label={words.code[language]} required autoComplete="one-time-code" />
      <Button type="submit" variant="contained" loading={form.busy}>
        {words.confirm[language]}
      </Button>
    </Stack>
  );
}

function RecoveryCodes({ codes, onDone }: { codes: readonly string[]; onDone: () => void }) {
  const { language } = useLanguage();
  const notify = useNotify();
  const copy = () =>
    navigator.clipboard
      .writeText(codes.join('\n'))
      .catch((error: unknown) => notify(error instanceof Error ? error.message : String(error), 'error'));
  return (
    <Alert severity="warning">
      <AlertTitle>{words.codesTitle[language]}</AlertTitle>
      {words.codesText[language]}
      <Box component="ul" sx={{ columns: 2, listStyle: 'none', p: 0, fontFamily: 'monospace', fontSize: '1rem' }}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </Box>
      <Stack direction="row" spacing={1}>
        <Button size="small" onClick={copy}>
          {words.copy[language]}
        </Button>
        <Button size="small" variant="contained" onClick={onDone}>
          {words.saved[language]}
        </Button>
      </Stack>
    </Alert>
  );
}

function SwitchOff() {
  const { language } = useLanguage();
  const notify = useNotify();
  const { setMe } = useSession();
  const form = useContractForm(Proof, NO_PROOF);
  const send = () =>
    form.submit(async (body) => {
      setMe(await call('switchOffTotp', { body }));
      notify(words.doneOff[language]);
    });
  return (
    <Stack component="form" noValidate spacing={2} onSubmit={sending(send)} sx={{ maxWidth: 400 }}>
      <Fault error={form.error} />
      <ProofFields form={form} />
      <Button type="submit" variant="outlined" color="error" loading={form.busy}>
        {words.switchOff[language]}
      </Button>
    </Stack>
  );
}
