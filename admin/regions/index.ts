import { lazyPage } from '../lazyPage.ts';

export const regions = {
  name: 'regions',
  list: lazyPage(() => import('./RegionList.tsx'), 'RegionList'),
  create: lazyPage(() => import('./regionForms.tsx'), 'RegionCreate'),
  edit: lazyPage(() => import('./regionForms.tsx'), 'RegionEdit'),
  recordRepresentation: 'fullName',
};
