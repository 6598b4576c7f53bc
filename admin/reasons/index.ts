import { lazyPage } from '../lazyPage.ts';

export const reasons = {
  name: 'reasons',
  list: lazyPage(() => import('./ReasonList.tsx'), 'ReasonList'),
  create: lazyPage(() => import('./reasonForms.tsx'), 'ReasonCreate'),
  edit: lazyPage(() => import('./reasonForms.tsx'), 'ReasonEdit'),
  recordRepresentation: 'title',
};
