import { lazyPage } from '../lazyPage.ts';

export const experts = {
  name: 'experts',
  list: lazyPage(() => import('./ExpertList.tsx'), 'ExpertList'),
  recordRepresentation: 'displayName',
};
