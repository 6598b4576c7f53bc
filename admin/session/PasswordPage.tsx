import { Card, Typography } from '@mui/material';
import { useNotify, useRedirect } from 'react-admin';
import { PageTitle } from '../ui/PageTitle.tsx';
import { useSay } from '../words/useSay.ts';
import { PasswordForm } from './PasswordForm.tsx';

export function PasswordPage() {
  const say = useSay();
  const notify = useNotify();
  const redirect = useRedirect();
  const done = () => {
    notify(say('password.done'), { type: 'success' });
    redirect('/');
  };
  return (
    <Card sx={{ maxWidth: 480, p: 3, mt: 2 }}>
      <PageTitle title={say('menu.password')} headed />
      <Typography component="h1" variant="h6" gutterBottom>
        {say('password.title')}
      </Typography>
      <PasswordForm onDone={done} />
    </Card>
  );
}
