import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import Stack from '@mui/material/Stack';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Navigate, Link as RouterLink, useLocation } from 'react-router';
import { SignIn as SignInSchema } from '../../domain/contract/sign-in.ts';
import { signInSolving } from '../../domain/contract/signing-in.ts';
import { ACCOUNT_KINDS } from '../../domain/role.ts';
import { solve } from '../../web/captcha/solve.ts';
import { ApiProblem, call } from '../api.ts';
import { Fault } from '../parts/Fault.tsx';
import { Field } from '../parts/Field.tsx';
import { Title } from '../parts/Title.tsx';
import { useContractForm } from '../parts/useContractForm.ts';
import { useSession } from '../session/index.tsx';
import { useLanguage } from '../words/index.tsx';

const KINDS = ['enterprise', 'individual', 'institution', 'expert', 'staff'] as const;

export function SignIn() {
  const { t, language } = useLanguage();
  const { me, expired, setMe } = useSession();
  const from = (useLocation().state as { from?: string } | null)?.from;
  const form = useContractForm(SignInSchema, { kind: 'enterprise', username: '', password: '' });
  const [solving, setSolving] = useState(false);
  const [needsCode, setNeedsCode] = useState(false);
  if (me?.kind === 'staff') {
    return (
      <Alert severity="info" action={<Button href="/admin/">{t('signIn.toConsole')}</Button>}>
        {t('signIn.staff')}
      </Alert>
    );
  }
  if (me) return <Navigate to={from ?? '/my'} replace />;
  return (
    <>
      <Title text={t('common.signIn')} />
      <Paper sx={{ p: 2.5, maxWidth: 400 }}>
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void form.submit(async (body) => {
              try {
                const { secondFactor, ...rest } = body;
                const signIn = needsCode && secondFactor ? { ...rest, secondFactor } : rest;
                setMe(await signInSolving(signIn, { call, solve, onSolving: setSolving }));
              } catch (fault) {
                if (!(fault instanceof ApiProblem) || fault.type !== 'second_factor_required') throw fault;
                setNeedsCode(true);
              }
            });
          }}
        >
          {expired && !form.error && (
            <Alert severity="warning" sx={{ mb: 2 }}>
              {t('signIn.expired')}
            </Alert>
          )}
          <Fault error={form.error} />
          <Stack spacing={2}>
            <Field form={form} name="kind" label={t('signIn.kind')} select required>
              {KINDS.map((kind) => (
                <MenuItem key={kind} value={kind}>
                  {ACCOUNT_KINDS[kind][language]}
                </MenuItem>
              ))}
            </Field>
            <Field form={form} name="username" label={t('common.username')} required autoComplete="username" />
            <Field
              form={form}
              name="password"
              label={t('common.password')}
              type="password"
              required
              autoComplete="current-password"
            />
            {needsCode && (
              <Field
                form={form}
                name="secondFactor"
                label={t('common.secondFactor')}
                hint={t('common.secondFactorHint')}
                required
                autoFocus
                autoComplete="one-time-code"
              />
            )}
            <Typography role="status" variant="body2" color="text.secondary">
              {solving && t('common.solving')}
            </Typography>
            <Button type="submit" variant="contained" loading={form.busy}>
              {t('common.signIn')}
            </Button>
            <Typography variant="body2">
              {t('signIn.noAccount')}{' '}
              <Link component={RouterLink} to="/register">
                {t('common.register')}
              </Link>
              {' · '}
              <Link component={RouterLink} to="/forgotten-password">
                {t('signIn.forgotten')}
              </Link>
            </Typography>
          </Stack>
        </form>
      </Paper>
    </>
  );
}
