import { lazyPage } from '../lazyPage.ts';

export const resources = {
  name: 'resources',
  list: lazyPage(() => import('./ResourceList.tsx'), 'ResourceList'),
  create: lazyPage(() => import('./resourceForms.tsx'), 'ResourceCreate'),
  edit: lazyPage(() => import('./resourceForms.tsx'), 'ResourceEdit'),
  recordRepresentation: 'name',
};
