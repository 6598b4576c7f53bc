import type { ReactNode } from 'react';
import { isStaff } from './access.ts';
import { ForcedPassword } from './ForcedPassword.tsx';
import { PortalNotice } from './PortalNotice.tsx';
import { useMe } from './useMe.ts';

/** Lets staff in; customers are sent to the portal, initial passwords are changed first. */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useMe();
  if (me && !isStaff(me)) return <PortalNotice me={me} />;
  if (me?.mustChangePassword) return <ForcedPassword />;
  return children;
}
