import Button from '@mui/material/Button';
import { Link, useNavigate } from 'react-router';
import { call } from '../api.ts';
import { useSession } from '../session/index.tsx';
import { useLanguage } from '../words/index.tsx';

/** Language, sign-in or personal centre and sign-out: at the top right of every page (manual §2.7). */
export function AccountMenu() {
  const { words, switchLanguage } = useLanguage();
  const { me, loading, setMe } = useSession();
  const navigate = useNavigate();
  const signOut = async () => {
    await call('signOut').catch(() => undefined);
    setMe(null);
    navigate('/');
  };
  return (
    <>
      <Button color="inherit" size="small" onClick={switchLanguage}>
        {words.language}
      </Button>
      {!loading && !me && (
        <>
          <Button color="inherit" size="small" component={Link} to="/sign-in">
            {words.nav.signIn}
          </Button>
          <Button color="inherit" size="small" variant="outlined" component={Link} to="/register">
            {words.nav.register}
          </Button>
        </>
      )}
      {me && (
        <>
          {me.kind === 'staff' ? (
            <Button color="inherit" size="small" href="/admin/">
              {words.nav.console}
            </Button>
          ) : (
            <Button color="inherit" size="small" component={Link} to="/my">
              {words.nav.personal}
            </Button>
          )}
          <Button color="inherit" size="small" variant="outlined" onClick={signOut}>
            {words.nav.signOut}
          </Button>
        </>
      )}
    </>
  );
}
