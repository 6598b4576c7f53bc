import { lazyPage } from '../lazyPage.ts';

export const deliveries = {
  name: 'deliveries',
  list: lazyPage(() => import('./DeliveryList.tsx'), 'DeliveryList'),
};
