import { lazyPage } from '../lazyPage.ts';

export const incidents = {
  name: 'incidents',
  list: lazyPage(() => import('./IncidentList.tsx'), 'IncidentList'),
};
