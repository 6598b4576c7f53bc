import { type ReactNode, Suspense } from 'react';
import { Loading } from 'react-admin';
import { lazyPage } from '../lazyPage.ts';
import { isStaff } from './access.ts';
import { PortalNotice } from './PortalNotice.tsx';
import { useMe } from './useMe.ts';

const ForcedPassword = lazyPage(() => import('./ForcedPassword.tsx'), 'ForcedPassword');
const ForcedSecondFactor = lazyPage(() => import('./ForcedSecondFactor.tsx'), 'ForcedSecondFactor');

/** Admits staff; customers are sent to the portal, initial passwords are changed and second factors set up first. */
export function SessionGate({ children }: { children: ReactNode }) {
  const me = useMe();
  if (me && !isStaff(me)) return <PortalNotice me={me} />;
  if (!me?.mustChangePassword && !me?.mustSetUpSecondFactor) return children;
  return (
    <Suspense fallback={<Loading />}>{me.mustChangePassword ? <ForcedPassword /> : <ForcedSecondFactor />}</Suspense>
  );
}
