import NotificationsIcon from '@mui/icons-material/NotificationsOutlined';
import { Badge, IconButton } from '@mui/material';
import { Link } from 'react-router';
import { useT } from '../words/useT.ts';
import { useUnread } from './useUnread.ts';

/** The link to the person's messages in the app bar, with the number of unread ones. */
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
