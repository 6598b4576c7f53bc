import { lazyPage } from '../lazyPage.ts';

export const measurementForms = {
  name: 'measurementForms',
  list: lazyPage(() => import('./MeasurementFormList.tsx'), 'MeasurementFormList'),
  create: lazyPage(() => import('./measurementFormForms.tsx'), 'MeasurementFormCreate'),
  edit: lazyPage(() => import('./measurementFormForms.tsx'), 'MeasurementFormEdit'),
  recordRepresentation: 'name',
};
