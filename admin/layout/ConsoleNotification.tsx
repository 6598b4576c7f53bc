import { Notification } from 'react-admin';

/** Notifications appear at the top, because the decision bar is at the bottom. */
export function ConsoleNotification() {
  return <Notification anchorOrigin={{ vertical: 'top', horizontal: 'center' }} />;
}
