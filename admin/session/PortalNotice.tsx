import { Button, Card, Stack, Typography } from '@mui/material';
import { useLogout } from 'react-admin';
import type { Me } from '../../domain/contract/account.ts';
import { useT } from '../words/useT.ts';

/** Shown to a customer who comes here with a session of the portal. */
export function PortalNotice({ me }: { me: Me }) {
  const t = useT();
  const logout = useLogout();
  return (
    <Card component="main" sx={{ maxWidth: 480, mx: 'auto', mt: 10, p: 4 }}>
      <Stack spacing={2}>
        <Typography component="h1" variant="h5">
          {t('session.portal_title')}
        </Typography>
        <Typography>{t('session.portal_text', { name: me.displayName })}</Typography>
        <Button variant="contained" href="/">
          {t('session.go_portal')}
        </Button>
        <Button onClick={() => logout()}>{t('session.switch_account')}</Button>
      </Stack>
    </Card>
  );
}
