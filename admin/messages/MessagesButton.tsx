import NotificationsIcon from '@mui/icons-material/NotificationsOutlined';
import { Badge, IconButton } from '@mui/material';
import { Link } from 'react-router';
import { useT } from '../words/useT.ts';
import { useUnread } from './useUnread.ts';

/** The way to one's messages in the app bar, with how many wait. */
export function MessagesButton() {
  const t = useT();
  const unread = useUnread();
  const label = unread > 0 ? t('message.waiting', { count: unread }) : t('menu.messages');
  return (
    <IconButton color="inherit" component={Link} to="/messages" aria-label={label} title={label}>
      <Badge badgeContent={unread} color="error" max={99}>
        <NotificationsIcon />
      </Badge>
    </IconButton>
  );
}
