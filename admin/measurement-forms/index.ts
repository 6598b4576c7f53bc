import { lazyPage } from '../lazyPage.ts';

export const measurementForms = {
  name: 'measurementForms',
  list: lazyPage(() => import('./MeasurementFormList.tsx'), 'MeasurementFormList'),
  create: lazyPage(() => import('./MeasurementFormCreate.tsx'), 'MeasurementFormCreate'),
  edit: lazyPage(() => import('./MeasurementFormEdit.tsx'), 'MeasurementFormEdit'),
  recordRepresentation: 'name',
};
