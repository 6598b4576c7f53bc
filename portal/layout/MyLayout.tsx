import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import List from '@mui/material/List';
import ListItem from '@mui/material/ListItem';
import ListItemButton from '@mui/material/ListItemButton';
import ListItemText from '@mui/material/ListItemText';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { Navigate, NavLink, useLocation, useNavigate } from 'react-router';
import { PERSONAL_CENTRE, type PersonalCentreEntry, personalCentreKind } from '../../domain/personal-centre.ts';
import { useUnread } from '../messages/useUnread.ts';
import { Fault } from '../parts/Fault.tsx';
import { Loading } from '../parts/Loading.tsx';
import { PageOutlet } from '../parts/PageOutlet.tsx';
import { useSession } from '../session/index.tsx';
import { useT } from '../words/index.tsx';

/** The personal centre: its menu beside the page, on a phone above it. */
export function MyLayout() {
  const t = useT();
  const { me, loading, error, retry } = useSession();
  const location = useLocation();
  const navigate = useNavigate();
  const unread = useUnread();
  if (loading) return <Loading />;
  if (error) return <Fault error={error} onRetry={retry} />;
  if (!me) return <Navigate to="/sign-in" state={{ from: location.pathname }} replace />;
  if (me.mustChangePassword && location.pathname !== '/my/password') return <Navigate to="/my/password" replace />;

  if (me.kind === 'expert' && !me.mustChangePassword) return <Alert severity="info">{t('overview.expert')}</Alert>;

  const customer = me.permissions.includes('order.own');
  const offers =
    PERSONAL_CENTRE[personalCentreKind(me.kind, me.enterprise ? 'enterprise' : me.institution ? 'institution' : null)];
  const offered = (entry: PersonalCentreEntry) => (offers as readonly string[]).includes(entry);
  // An institution under review has no work yet: its registration state matters.
  const waiting = me.kind === 'institution' && me.institution?.status !== 'approved';
  const entries = [
    ['/my/institution', t('nav.institution'), offered('institution')],
    ['/my/person', t('nav.person'), offered('person')],
    ['/my/enterprise', t('nav.enterprise'), offered('enterprise')],
    ['/my', t('nav.overview'), offered('business') && !waiting],
    ['/my/capability', t('nav.capability'), offered('capability')],
    ['/my/instruments', t('nav.instruments'), customer],
    ['/my/bookings', t('nav.bookings'), customer],
    ['/my/orders/new', t('nav.newOrder'), customer],
    ['/my/orders', t('nav.orders'), customer],
    ['/my/contacts', t('nav.contacts'), customer],
    ['/my/quality', t('nav.quality'), offered('quality') && customer],
    ['/my/links', t('nav.links'), offered('links')],
    ['/my/messages', unread > 0 ? `${t('nav.messages')}（${unread}）` : t('nav.messages'), offered('messages')],
    ['/my/password', t('common.changePassword'), offered('password')],
  ] as const;
  const shown = entries.filter(([, , isOffered]) => isOffered);
  const current =
    shown.findLast(([to]) => location.pathname === to)?.[0] ??
    ['/my/orders', '/my/instruments', '/my/bookings'].find((to) => location.pathname.startsWith(`${to}/`)) ??
    shown[0]?.[0] ??
    '/my';
  if (location.pathname === '/my' && shown[0] && !shown.some(([to]) => to === '/my'))
    return <Navigate to={shown[0][0]} replace />;
  return (
    <Box sx={{ display: 'flex', gap: 3, alignItems: 'flex-start' }}>
      <Paper
        component="nav"
        aria-label={t('nav.my')}
        sx={{ width: 200, flexShrink: 0, display: { xs: 'none', md: 'block' } }}
      >
        <Typography sx={{ px: 2, pt: 2, fontWeight: 600, overflowWrap: 'anywhere' }}>{me.displayName}</Typography>
        <List dense>
          {shown.map(([to, label]) => (
            <ListItem key={to} disablePadding>
              <ListItemButton component={NavLink} to={to} end selected={current === to}>
                <ListItemText primary={label} />
              </ListItemButton>
            </ListItem>
          ))}
        </List>
      </Paper>
      <Box sx={{ flexGrow: 1, minWidth: 0 }}>
        <TextField
          select
          label={t('nav.menu')}
          value={current}
          onChange={(event) => navigate(event.target.value)}
          sx={{ display: { md: 'none' }, mb: 2, bgcolor: 'background.paper' }}
        >
          {shown.map(([to, label]) => (
            <MenuItem key={to} value={to}>
              {label}
            </MenuItem>
          ))}
        </TextField>
        <PageOutlet />
      </Box>
    </Box>
  );
}
