import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Step from '@mui/material/Step';
import StepLabel from '@mui/material/StepLabel';
import Stepper from '@mui/material/Stepper';
import { useState } from 'react';
import { Link } from 'react-router';
import { ResetPassword, ResetProof } from '../../domain/contract/person.ts';
import { call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { Title } from '../parts/Title.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useReference } from '../parts/useReference.ts';
import { useT } from '../words/index.tsx';
import { SmsCodeField } from './SmsCodeField.tsx';
import { usePasswordHint } from './usePasswordHint.ts';

/** 忘记密码 in the manual's three steps (§2.3, requirement A6). */
export function ForgottenPassword() {
  const t = useT();
  const { data: reference } = useReference();
  const [ticket, setTicket] = useState<string | null>(null);
  const [done, setDone] = useState(false);
  const step = done ? 2 : ticket ? 1 : 0;
  if (reference?.smsCodes === 'none') {
    return (
      <>
        <Title text={t('forgotten.title')} />
        <Alert severity="info">{t('forgotten.contactCentre')}</Alert>
      </>
    );
  }
  return (
    <>
      <Title text={t('forgotten.title')} />
      <Paper sx={{ p: 2.5, maxWidth: 520 }}>
        <Stepper activeStep={step} alternativeLabel sx={{ mb: 3 }}>
          {[t('forgotten.steps.identity'), t('forgotten.steps.password'), t('forgotten.steps.done')].map((label) => (
            <Step key={label} completed={step === 2 || undefined}>
              <StepLabel>{label}</StepLabel>
            </Step>
          ))}
        </Stepper>
        {step === 0 && <Prove onProved={setTicket} />}
        {step === 1 && ticket && (
          <NewPassword ticket={ticket} onDone={() => setDone(true)} onAgain={() => setTicket(null)} />
        )}
        {step === 2 && (
          <Alert
            severity="success"
            action={
              <Button component={Link} to="/sign-in" color="inherit">
                {t('forgotten.signIn')}
              </Button>
            }
          >
            {t('forgotten.done')}
          </Alert>
        )}
      </Paper>
    </>
  );
}

function Prove({ onProved }: { onProved: (ticket: string) => void }) {
  const t = useT();
  const form = useContractForm(ResetProof, { username: '', mobile: '', smsCode: '' });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => onProved((await call('proveReset', { body })).ticket));
      }}
    >
      <Fault error={form.error} />
      <Stack spacing={2}>
        <Field form={form} name="username" label={t('register.username')} required autoComplete="username" />
        <Field
          form={form}
          name="mobile"
          label={t('register.mobile')}
          hint={t('forgotten.mobileHint')}
          required
          autoComplete="tel"
          slotProps={{ htmlInput: { inputMode: 'tel' } }}
        />
        <SmsCodeField form={form} purpose="password_reset" />
        <Button type="submit" variant="contained" loading={form.busy}>
          {t('forgotten.next')}
        </Button>
      </Stack>
    </form>
  );
}

interface NewPasswordProps {
  readonly ticket: string;
  readonly onDone: () => void;
  readonly onAgain: () => void;
}

function NewPassword({ ticket, onDone, onAgain }: NewPasswordProps) {
  const t = useT();
  const passwordHint = usePasswordHint();
  const form = useContractForm(ResetPassword, { ticket, password: '', passwordAgain: '' });
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit(async (body) => {
          await call('resetPassword', { body });
          onDone();
        });
      }}
    >
      <Fault error={form.error} />
      <Stack spacing={2}>
        <Field
          form={form}
          name="password"
          label={t('common.newPassword')}
          hint={passwordHint}
          type="password"
          required
          autoComplete="new-password"
        />
        <Field
          form={form}
          name="passwordAgain"
          label={t('common.newPasswordAgain')}
          type="password"
          required
          autoComplete="new-password"
        />
        <Stack direction="row" spacing={1.5}>
          <Button type="submit" variant="contained" loading={form.busy} sx={{ flexGrow: 1 }}>
            {t('forgotten.set')}
          </Button>
          <Button onClick={onAgain}>{t('forgotten.again')}</Button>
        </Stack>
      </Stack>
    </form>
  );
}
