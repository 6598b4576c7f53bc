import { lazyPage } from '../lazyPage.ts';

export const shares = {
  name: 'shares',
  list: lazyPage(() => import('./OrderList.tsx'), 'OrderList'),
  show: lazyPage(() => import('./OrderShow.tsx'), 'OrderShow'),
  recordRepresentation: 'orderNumber',
};
