import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';

/** Shown to a person who acts for no enterprise. */
export function NoEnterprise() {
  const t = useT();
  if (useSession().me?.kind === 'staff') {
    return (
      <Alert severity="info" action={<Button href="/admin/">{t('signIn.toConsole')}</Button>}>
        {t('signIn.staff')}
      </Alert>
    );
  }
  return <Alert severity="info">{t('overview.noEnterprise')}</Alert>;
}
