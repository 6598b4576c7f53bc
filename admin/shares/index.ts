import { lazyPage } from '../lazyPage.ts';

export const shares = {
  name: 'shares',
  list: lazyPage(() => import('./ShareList.tsx'), 'ShareList'),
  show: lazyPage(() => import('./ShareShow.tsx'), 'ShareShow'),
  recordRepresentation: 'orderNumber',
};
