import { lazyPage } from '../lazyPage.ts';

export const reasons = {
  name: 'reasons',
  list: lazyPage(() => import('./ReasonList.tsx'), 'ReasonList'),
  create: lazyPage(() => import('./ReasonCreate.tsx'), 'ReasonCreate'),
  edit: lazyPage(() => import('./ReasonEdit.tsx'), 'ReasonEdit'),
  recordRepresentation: 'title',
};
