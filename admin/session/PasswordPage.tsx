import { Card, Stack, Typography } from '@mui/material';
import { useNotify, useRedirect } from 'react-admin';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useT } from '../words/useT.ts';
import { OpenSessions } from './OpenSessions.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { SecondFactor } from './SecondFactor.tsx';

export function PasswordPage() {
  const t = useT();
  const notify = useNotify();
  const redirect = useRedirect();
  const done = () => {
    notify(t('password.done'), { type: 'success' });
    redirect('/');
  };
  return (
    <Stack spacing={2} sx={{ maxWidth: 640, pt: 2 }}>
      <Card sx={{ p: 3 }}>
        <PageTitle title={t('menu.password')} headed />
        <Typography component="h1" variant="h6" gutterBottom>
          {t('common.changePassword')}
        </Typography>
        <PasswordForm onDone={done} />
      </Card>
      <SecondFactor />
      <OpenSessions />
    </Stack>
  );
}
