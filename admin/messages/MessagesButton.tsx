import NotificationsIcon from '@mui/icons-material/NotificationsOutlined';
import { Badge, IconButton } from '@mui/material';
import { Link } from 'react-router';
import { useSay } from '../words/useSay.ts';
import { useUnread } from './useUnread.ts';

/** The way to one's messages in the app bar, with how many wait. */
export function MessagesButton() {
  const say = useSay();
  const unread = useUnread();
  const label = unread > 0 ? say('message.waiting', { count: unread }) : say('menu.messages');
  return (
    <IconButton color="inherit" component={Link} to="/messages" aria-label={label} title={label}>
      <Badge badgeContent={unread} color="error" max={99}>
        <NotificationsIcon />
      </Badge>
    </IconButton>
  );
}
