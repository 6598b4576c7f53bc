import { lazyPage } from '../lazyPage.ts';

export const institutions = {
  name: 'institutions',
  list: lazyPage(() => import('./InstitutionList.tsx'), 'InstitutionList'),
  show: lazyPage(() => import('./InstitutionShow.tsx'), 'InstitutionShow'),
  recordRepresentation: 'name',
};
