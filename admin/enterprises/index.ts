import { lazyPage } from '../lazyPage.ts';

export const enterprises = {
  name: 'enterprises',
  list: lazyPage(() => import('./EnterpriseList.tsx'), 'EnterpriseList'),
  show: lazyPage(() => import('./EnterpriseShow.tsx'), 'EnterpriseShow'),
  recordRepresentation: 'name',
};
