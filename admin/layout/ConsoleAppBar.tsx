import { Box, Typography } from '@mui/material';
import { AppBar, type AppBarProps, TitlePortal } from 'react-admin';
import { MessagesButton } from '../messages/MessagesButton.tsx';
import { useSay } from '../words/useSay.ts';
import { ConsoleUserMenu } from './ConsoleUserMenu.tsx';
import { HelpSheet } from './HelpSheet.tsx';

export function ConsoleAppBar({ alwaysOn }: AppBarProps) {
  const say = useSay();
  return (
    <AppBar alwaysOn={alwaysOn} color="primary" userMenu={<ConsoleUserMenu />}>
      <Typography variant="h6" component="p" noWrap sx={{ mr: 2, flexShrink: 0 }}>
        <Box component="span" sx={{ display: { xs: 'none', sm: 'inline' } }}>
          {say('title')}
        </Box>
        <Box component="span" sx={{ display: { xs: 'inline', sm: 'none' } }}>
          {say('brand')}
        </Box>
      </Typography>
      <TitlePortal variant="body1" sx={{ opacity: 0.85, visibility: { xs: 'hidden', sm: 'visible' } }} />
      <MessagesButton />
      <HelpSheet />
    </AppBar>
  );
}
