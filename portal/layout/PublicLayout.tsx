import AppBar from '@mui/material/AppBar';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Container from '@mui/material/Container';
import Link from '@mui/material/Link';
import Stack from '@mui/material/Stack';
import Toolbar from '@mui/material/Toolbar';
import Typography from '@mui/material/Typography';
import { MessageStream } from '../messages/MessageStream.tsx';
import { PageOutlet } from '../parts/PageOutlet.tsx';
import { useT } from '../words/index.tsx';
import { AccountMenu } from './AccountMenu.tsx';

/** Header, navigation and footer of every page; the public pages in the navigation are not part of the portal. */
export function PublicLayout() {
  const t = useT();
  const entries = [
    ['/', t('common.home')],
    ['/guides', t('common.guides')],
    ['/notices', t('common.notices')],
    ['/lookup', t('common.progressAndCertificates')],
    ['/verify', t('common.verify')],
  ] as const;
  return (
    <Box sx={{ minHeight: '100vh', display: 'flex', flexDirection: 'column' }}>
      <Link
        href="#content"
        sx={{ position: 'absolute', left: -9999, '&:focus': { left: 8, top: 8, zIndex: 2000, bgcolor: 'white', p: 1 } }}
      >
        {t('common.skip')}
      </Link>
      <AppBar position="static" elevation={0} component="header">
        <Toolbar variant="dense" sx={{ gap: 1, minHeight: 52 }}>
          <Typography
            component="a"
            href="/"
            sx={{ color: 'inherit', textDecoration: 'none', fontWeight: 600, flexGrow: 1, lineHeight: 1.2 }}
          >
            {t('common.product')}
            <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' }, fontWeight: 400, ml: 1 }}>
              {t('common.centre')}
            </Box>
          </Typography>
          <AccountMenu />
          <MessageStream />
        </Toolbar>
        <Box component="nav" aria-label={t('common.mainNavigation')} sx={{ bgcolor: '#094a64', overflowX: 'auto' }}>
          <Stack direction="row" sx={{ px: { xs: 0.5, sm: 2 } }}>
            {entries.map(([to, label]) => (
              <Button
                key={to}
                href={to}
                color="inherit"
                sx={{ px: { xs: 1.25, sm: 2 }, borderRadius: 0, whiteSpace: 'nowrap', flexShrink: 0 }}
              >
                {label}
              </Button>
            ))}
          </Stack>
        </Box>
      </AppBar>
      <Container
        component="main"
        id="content"
        maxWidth="xl"
        sx={{ py: { xs: 2, sm: 3 }, px: { xs: 1.5, sm: 3 }, flexGrow: 1 }}
      >
        <PageOutlet />
      </Container>
      <Box component="footer" sx={{ py: 2, textAlign: 'center', color: 'text.secondary', fontSize: 12 }}>
        {t('common.centre')} · {t('common.product')}
      </Box>
    </Box>
  );
}
