import { Alert, Button, Stack, TextField } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { StaffPasswordChange } from '../../domain/contract/account.ts';
import { ApiProblem } from '../../domain/contract/client.ts';
import { STAFF_PASSWORD_LENGTH } from '../../domain/password.ts';
import { formErrors } from '../data/formErrors.ts';
import { fieldMessages, wordsOf } from '../data/problem.ts';
import { useCall } from '../data/useCall.ts';
import { useT } from '../words/useT.ts';
import { rememberSession } from './session.ts';
import { useMe } from './useMe.ts';

const EMPTY = { currentPassword: '', secondFactor: '', password: '', passwordAgain: '' };
const check = formErrors(StaffPasswordChange);

/** Changes the person's own password; calls `onDone` after the server has accepted it. */
export function PasswordForm({ onDone }: { onDone: () => void }) {
  const t = useT();
  const call = useCall();
  const me = useMe();
  const [values, setValues] = useState(EMPTY);
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
      rememberSession(await call('changePassword', { body: values }));
      setValues(EMPTY);
      onDone();
    } catch (error) {
      if (error instanceof ApiProblem) setErrors(fieldMessages(error));
      setFault(wordsOf(error));
    } finally {
      setPending(false);
    }
  };

  const field = (name: keyof typeof EMPTY, label: string, autoComplete: string, help?: string) => (
    <TextField
      type="password"
      label={label}
      autoComplete={autoComplete}
      value={values[name]}
      onChange={(event) => setValues({ ...values, [name]: event.target.value })}
      error={name in errors}
      helperText={errors[name] ?? help}
    />
  );

  return (
    <Stack component="form" noValidate spacing={2} onSubmit={submit}>
      {fault && <Alert severity="error">{fault}</Alert>}
      {field('currentPassword', t('common.currentPassword'), 'current-password')}
      {me?.hasSecondFactor && (
        <TextField
          label={t('common.secondFactor')}
          autoComplete="one-time-code"
          value={values.secondFactor}
          onChange={(event) => setValues({ ...values, secondFactor: event.target.value })}
          error={'secondFactor' in errors}
          helperText={errors.secondFactor ?? t('common.secondFactorHint')}
        />
      )}
      {field('password', t('common.newPassword'), 'new-password', t('password.rule', STAFF_PASSWORD_LENGTH))}
      {field('passwordAgain', t('common.newPasswordAgain'), 'new-password')}
      <Button type="submit" variant="contained" loading={pending}>
        {t('common.changePassword')}
      </Button>
    </Stack>
  );
}
