import { useEffect } from 'react';
import type { Permission } from '../../domain/permission.ts';
import { whenIdle } from '../lazyPage.ts';
import { holds } from '../session/access.ts';
import { useMe } from '../session/useMe.ts';

/** The pages that staff open many times a day, the most frequent first. */
const PAGES: readonly (readonly [Permission, () => Promise<unknown>])[] = [
  ['queue.read', () => import('../queues/QueuePage.tsx')],
  ['queue.read', () => import('../orders/OrderShow.tsx')],
  ['queue.read', () => import('../orders/OrderList.tsx')],
  ['visit.read', () => import('../visits/VisitPage.tsx')],
  ['incident.read', () => import('../incidents/IncidentList.tsx')],
  ['flow.read', () => import('../flow/FlowPage.tsx')],
  ['enterprise.read', () => import('../enterprises/EnterpriseList.tsx')],
];

/**
 * Loads the code of these pages one after the other while the browser is idle, so that a first click does not wait
 * for it.
 */
export function LoadAhead() {
  const me = useMe();
  useEffect(() => {
    if (!me) return;
    let left = false;
    const load = async () => {
      for (const [permission, page] of PAGES) {
        await whenIdle();
        if (left) return;
        // If loading fails now, it is repeated when the page is opened, and the failure is shown then.
        if (holds(me, permission)) await page().catch(() => undefined);
      }
    };
    void load();
    return () => {
      left = true;
    };
  }, [me]);
  return null;
}
