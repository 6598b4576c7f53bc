import { lazyPage } from '../lazyPage.ts';

export const users = {
  name: 'users',
  list: lazyPage(() => import('./UserList.tsx'), 'UserList'),
  create: lazyPage(() => import('./UserCreate.tsx'), 'UserCreate'),
  edit: lazyPage(() => import('./UserEdit.tsx'), 'UserEdit'),
  recordRepresentation: 'displayName',
};
