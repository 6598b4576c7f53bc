import { lazyPage } from '../lazyPage.ts';

export const kinds = {
  name: 'kinds',
  list: lazyPage(() => import('./KindList.tsx'), 'KindList'),
  create: lazyPage(() => import('./KindCreate.tsx'), 'KindCreate'),
  edit: lazyPage(() => import('./KindEdit.tsx'), 'KindEdit'),
  recordRepresentation: 'name',
};
