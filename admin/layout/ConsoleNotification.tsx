import { Notification } from 'react-admin';

/** Notices come from above: the decision bar stands below. */
export function ConsoleNotification() {
  return <Notification anchorOrigin={{ vertical: 'top', horizontal: 'center' }} />;
}
