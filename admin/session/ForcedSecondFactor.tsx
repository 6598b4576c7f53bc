import { Alert, Button, Card, Stack, Typography } from '@mui/material';
import { useLogout } from 'react-admin';
import { ACCOUNT_SECURITY as words } from '../../domain/words/account-security.ts';
import { useLocalized } from '../words/useLocalized.ts';
import { useT } from '../words/useT.ts';
import { SecondFactor } from './SecondFactor.tsx';

/** Shown instead of the console until somebody who needs a second factor has set one up. */
export function ForcedSecondFactor() {
  const t = useT();
  const localized = useLocalized();
  const logout = useLogout();
  return (
    <Card component="main" sx={{ maxWidth: 560, mx: 'auto', mt: { xs: 2, sm: 10 }, p: 4 }}>
      <Stack spacing={2}>
        <Typography component="h1" variant="h5">
          {localized(words.forcedTitle)}
        </Typography>
        <Alert severity="info">{localized(words.forcedText)}</Alert>
        <SecondFactor />
        <Button onClick={() => logout()}>{t('common.signOut')}</Button>
      </Stack>
    </Card>
  );
}
