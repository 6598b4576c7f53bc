import { lazyPage } from '../lazyPage.ts';

export const resources = {
  name: 'resources',
  list: lazyPage(() => import('./ResourceList.tsx'), 'ResourceList'),
  create: lazyPage(() => import('./ResourceCreate.tsx'), 'ResourceCreate'),
  edit: lazyPage(() => import('./ResourceEdit.tsx'), 'ResourceEdit'),
  recordRepresentation: 'name',
};
