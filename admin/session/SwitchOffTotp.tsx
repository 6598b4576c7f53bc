import { Alert, Button, Stack, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { useNotify } from 'react-admin';
import { TotpOff } from '../../domain/contract/security.ts';
import { formErrors } from '../data/formErrors.ts';
import { wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';
import { rememberSession } from './session.ts';

const check = formErrors(TotpOff);

/** Switches the second factor off; asks for password and code. */
export function SwitchOffTotp() {
  const t = useT();
  const call = useCall();
  const notify = useNotify();
  const [values, setValues] = useState({ password: '', code: '' });
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [fault, setFault] = useState<string | null>(null);
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const found = check(values);
    setErrors(found);
    setFault(null);
    if (Object.keys(found).length > 0) return;
    setPending(true);
    try {
      rememberSession(await call('switchOffTotp', { body: values }));
      notify(t('totp.done_off'), { type: 'success' });
    } catch (error) {
      setFault(wordsOf(error));
    } finally {
      setPending(false);
    }
  };
  const field = (name: keyof typeof values, label: string, more: object) => (
    <TextField
      label={label}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      error={name in errors}
      helperText={errors[name]}
      {...more}
    />
  );
  return (
    <Stack component="form" noValidate spacing={1.5} onSubmit={submit} sx={{ maxWidth: 360 }}>
      {fault && <Alert severity="error">{fault}</Alert>}
      {field('password', t('common.password'), { type: 'password', autoComplete: 'current-password' })}
      {field('code', t('totp.code'), { autoComplete: 'one-time-code' })}
      <Button type="submit" color="error" variant="outlined" loading={pending}>
        {t('totp.switch_off')}
      </Button>
    </Stack>
  );
}
