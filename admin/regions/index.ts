import { lazyPage } from '../lazyPage.ts';

export const regions = {
  name: 'regions',
  list: lazyPage(() => import('./RegionList.tsx'), 'RegionList'),
  create: lazyPage(() => import('./RegionCreate.tsx'), 'RegionCreate'),
  edit: lazyPage(() => import('./RegionEdit.tsx'), 'RegionEdit'),
  recordRepresentation: 'fullName',
};
