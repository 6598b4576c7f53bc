import Badge from '@mui/material/Badge';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api.ts';
import { useUnread } from '../messages/useUnread.ts';
import { useNotify } from '../parts/Notice.tsx';
import { useSession } from '../session/index.tsx';
import { useLanguage } from '../words/index.tsx';

/** Language, sign-in or personal centre and sign-out, at the top right of every page (manual §2.7). */
export function AccountMenu() {
  const { t, switchLanguage } = useLanguage();
  const { me, loading } = useSession();
  const notify = useNotify();
  const unread = useUnread();
  // The menu of institutions has no messages (manual §2.5): unread ones have a link here.
  const waiting = unread > 0 && me?.kind === 'institution';
  const [leaving, setLeaving] = useState(false);
  const signOut = async () => {
    setLeaving(true);
    try {
      await call('signOut');
      // Loads the page again, so that no data of this person stay in memory on a shared computer.
      window.location.assign('/');
    } catch {
      notify(t('signOutFailed'), 'error');
      setLeaving(false);
    }
  };
  return (
    <>
      <Button color="inherit" size="small" onClick={switchLanguage}>
        {t('common.language')}
      </Button>
      {!loading && !me && (
        <>
          <Button color="inherit" size="small" component={Link} to="/sign-in">
            {t('common.signIn')}
          </Button>
          <Button color="inherit" size="small" variant="outlined" component={Link} to="/register">
            {t('common.register')}
          </Button>
        </>
      )}
      {me && (
        <>
          {me.kind === 'staff' ? (
            <Button color="inherit" size="small" href="/admin/">
              {t('common.console')}
            </Button>
          ) : (
            <Badge
              badgeContent={unread}
              color="error"
              max={99}
              title={unread > 0 ? t('messages.waiting', { count: unread }) : undefined}
              sx={{ mr: 1, pr: 1.5, '& .MuiBadge-badge': { top: 2, right: 2 } }}
            >
              <Button color="inherit" size="small" component={Link} to={waiting ? '/my/messages' : '/my'}>
                {t('common.personal')}
              </Button>
            </Badge>
          )}
          <Button color="inherit" size="small" variant="outlined" onClick={signOut} disabled={leaving}>
            {t('common.signOut')}
          </Button>
        </>
      )}
    </>
  );
}
