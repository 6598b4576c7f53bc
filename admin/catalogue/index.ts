import { lazyPage } from '../lazyPage.ts';

export const kinds = {
  name: 'kinds',
  list: lazyPage(() => import('./KindList.tsx'), 'KindList'),
  create: lazyPage(() => import('./kindForms.tsx'), 'KindCreate'),
  edit: lazyPage(() => import('./kindForms.tsx'), 'KindEdit'),
  recordRepresentation: 'name',
};
