import { Alert, Box, Button, Card, Link, Stack, TextField, Typography } from '@mui/material';
import { type FormEvent, useState } from 'react';
import { LocalesMenuButton, useLogin } from 'react-admin';
import { ApiProblem } from '../../domain/contract/client.ts';
import { wordsOf } from '../data/problem.ts';
import { useT } from '../words/useT.ts';

/** Sign-in for staff; customers get a link to the portal. */
export function SignInPage() {
  const t = useT();
  const login = useLogin();
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [fault, setFault] = useState<string | null>(null);
  const [needsCode, setNeedsCode] = useState(false);
  const [secondFactor, setSecondFactor] = useState('');
  const [solving, setSolving] = useState(false);
  const [pending, setPending] = useState(false);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (username.trim() === '' || password === '') {
      setFault(t('session.fill_in'));
      return;
    }
    setPending(true);
    setFault(null);
    try {
      const code = secondFactor.trim();
      await login({ username: username.trim(), password, onSolving: setSolving, ...(code && { secondFactor: code }) });
    } catch (error) {
      if (error instanceof ApiProblem && error.type === 'second_factor_required') setNeedsCode(true);
      else setFault(wordsOf(error) || t('session.failed'));
    } finally {
      setPending(false);
    }
  };

  return (
    <Box component="main" sx={{ minHeight: '100vh', display: 'grid', placeItems: 'center', p: 2 }}>
      <Card sx={{ width: '100%', maxWidth: 400, p: 4 }}>
        <Stack component="form" noValidate spacing={2} onSubmit={submit}>
          <Stack direction="row" sx={{ justifyContent: 'space-between', alignItems: 'flex-start' }}>
            <div>
              <Typography variant="overline" color="primary">
                {t('common.product')} · {t('common.centre')}
              </Typography>
              <Typography component="h1" variant="h5">
                {t('session.heading')}
              </Typography>
            </div>
            <LocalesMenuButton />
          </Stack>
          {fault && <Alert severity="error">{fault}</Alert>}
          <TextField
            label={t('common.username')}
            value={username}
            onChange={(event) => setUsername(event.target.value)}
            autoComplete="username"
            autoFocus
          />
          <TextField
            label={t('common.password')}
            type="password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoComplete="current-password"
          />
          {needsCode && (
            <TextField
              label={t('common.secondFactor')}
              helperText={t('common.secondFactorHint')}
              value={secondFactor}
              onChange={(event) => setSecondFactor(event.target.value)}
              autoComplete="one-time-code"
              autoFocus
            />
          )}
          <Typography role="status" variant="body2" color="text.secondary">
            {solving && t('common.solving')}
          </Typography>
          <Button type="submit" variant="contained" size="large" loading={pending}>
            {t('common.signIn')}
          </Button>
          <Typography variant="body2" color="text.secondary">
            {t('session.customers')} <Link href="/">{t('session.portal')}</Link> {t('session.customers_end')}
          </Typography>
        </Stack>
      </Card>
    </Box>
  );
}
