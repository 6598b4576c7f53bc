import { lazyPage } from '../lazyPage.ts';

export const securityLog = {
  name: 'securityLog',
  list: lazyPage(() => import('./SecurityList.tsx'), 'SecurityList'),
};
