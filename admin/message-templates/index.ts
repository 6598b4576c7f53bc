import { lazyPage } from '../lazyPage.ts';

export const messageTemplates = {
  name: 'messageTemplates',
  list: lazyPage(() => import('./MessageTemplateList.tsx'), 'MessageTemplateList'),
  edit: lazyPage(() => import('./MessageTemplateEdit.tsx'), 'MessageTemplateEdit'),
};
