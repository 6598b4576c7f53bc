import { Alert, Button, Card, Stack, Typography } from '@mui/material';
import { useLogout, useNotify } from 'react-admin';
import { useT } from '../words/useT.ts';
import { PasswordForm } from './PasswordForm.tsx';

/** Shown instead of the console until the initial password has been changed. */
export function ForcedPassword() {
  const t = useT();
  const notify = useNotify();
  const logout = useLogout();
  return (
    <Card component="main" sx={{ maxWidth: 480, mx: 'auto', mt: { xs: 2, sm: 10 }, p: 4 }}>
      <Stack spacing={2}>
        <Typography component="h1" variant="h5">
          {t('password.forced_title')}
        </Typography>
        <Alert severity="info">{t('password.forced_text')}</Alert>
        <PasswordForm onDone={() => notify(t('password.done'), { type: 'success' })} />
        <Button onClick={() => logout()}>{t('common.signOut')}</Button>
      </Stack>
    </Card>
  );
}
