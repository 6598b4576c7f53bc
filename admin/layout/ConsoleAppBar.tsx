import { Box, Typography } from '@mui/material';
import { AppBar, type AppBarProps, TitlePortal } from 'react-admin';
import { MessagesButton } from '../messages/MessagesButton.tsx';
import { useT } from '../words/useT.ts';
import { ConsoleUserMenu } from './ConsoleUserMenu.tsx';
import { HelpSheet } from './HelpSheet.tsx';

export function ConsoleAppBar({ alwaysOn }: AppBarProps) {
  const t = useT();
  return (
    <AppBar alwaysOn={alwaysOn} color="primary" userMenu={<ConsoleUserMenu />}>
      <Typography variant="h6" component="p" noWrap sx={{ mr: 2, flexShrink: 0 }}>
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {t('title')}
        </Box>
        <Box component="span" sx={{ display: { xs: 'inline', sm: 'none' } }}>
          {t('common.product')}
        </Box>
      </Typography>
      <TitlePortal variant="body1" sx={{ opacity: 0.85, visibility: { xs: 'hidden', sm: 'visible' } }} />
      <MessagesButton />
      <HelpSheet />
    </AppBar>
  );
}
