import type { ManagedMeasurementForm, MeasurementFormInput } from '../../domain/contract/measurement.ts';
import { api } from '../data/api.ts';
import { listQuery } from '../data/listQuery.ts';
import type { ResourceCalls } from '../data/resource.ts';

export const measurementFormCalls: ResourceCalls<ManagedMeasurementForm> = {
  sheet: 'listKeptMeasurementForms',
  list: (params) => api('listKeptMeasurementForms', { query: listQuery(params) }),
  one: (id) => api('getMeasurementForm', { params: { formId: id } }),
  create: (values) => api('createMeasurementForm', { body: values as MeasurementFormInput }),
  change: (id, values) =>
    api('changeMeasurementForm', { params: { formId: id }, body: values as MeasurementFormInput }),
};
