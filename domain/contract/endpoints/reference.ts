/**
 * Reference data that staff choose from. Administrators of this centre maintain the catalogue, regions and reasons;
 * each institution maintains the resources and measurement forms of its own work.
 */
import * as catalogue from '../catalogue.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { ImportPlan, ImportQuery } from '../managed-record.ts';
import * as measurement from '../measurement.ts';
import * as reason from '../reason.ts';
import * as region from '../region.ts';
import * as resource from '../resource.ts';
import { managedEndpoints } from './managed.ts';
import { XLSX } from './media-types.ts';

const choices = {
  listReasons: {
    method: 'get',
    path: '/api/reasons',
    tag: 'reason',
    summary: '标准原因 Standard reasons of an occasion, the most used first',
    permission: 'reason.read',
    query: reason.OfferedQuery,
    response: reason.OfferedReasons,
  },
  listResources: {
    method: 'get',
    path: '/api/resources',
    tag: 'resource',
    summary: '可用车辆和设备 Vehicles and equipment that visits can have',
    permission: 'visit.read',
    response: resource.ResourceList,
  },
  listMeasurementForms: {
    method: 'get',
    path: '/api/measurement-forms',
    tag: 'share',
    summary: '可用检测项目表 Forms of points for the instruments that one measures',
    permission: 'result.record',
    response: measurement.MeasurementForms,
  },
} as const satisfies Record<string, EndpointDefinition>;

/** Export and import have the same format. */
const workbooks = {
  exportKinds: {
    method: 'get',
    path: '/api/kinds/export',
    tag: 'catalogue',
    summary: '导出强检目录 The catalogue as a workbook that can be imported again',
    permission: 'catalogue.manage',
    cost: 'workbook',
    response: { file: XLSX },
  },
  importKinds: {
    method: 'post',
    path: '/api/kinds/import',
    tag: 'catalogue',
    summary: '导入强检目录 Import the catalogue: all rows or none; without `apply` it only tells what would be done',
    permission: 'catalogue.manage',
    cost: 'workbook',
    upload: {},
    query: ImportQuery,
    response: ImportPlan,
    problems: ['file_required', 'workbook_unreadable', 'file_too_large'],
  },
  exportRegions: {
    method: 'get',
    path: '/api/managed-regions/export',
    tag: 'catalogue',
    summary: '导出行政区划 The regions as a workbook that can be imported again',
    permission: 'catalogue.manage',
    cost: 'workbook',
    response: { file: XLSX },
  },
  importRegions: {
    method: 'post',
    path: '/api/managed-regions/import',
    tag: 'catalogue',
    summary: '导入行政区划 Import regions: all rows or none; without `apply` it only tells what would be done',
    permission: 'catalogue.manage',
    cost: 'workbook',
    upload: {},
    query: ImportQuery,
    response: ImportPlan,
    problems: ['file_required', 'workbook_unreadable', 'file_too_large', 'region_name_taken'],
  },
} as const satisfies Record<string, EndpointDefinition>;

export const referenceData = {
  ...choices,
  // Before the records, whose ids would include `export`.
  ...workbooks,
  ...managedEndpoints('kinds', {
    path: '/api/kinds',
    tag: 'catalogue',
    permission: 'catalogue.manage',
    words: { zh: '强检目录种别', en: 'kind of the catalogue' },
    query: catalogue.KindQuery,
    input: catalogue.KindInput,
    change: catalogue.KindChange,
    record: catalogue.ManagedKind,
    taken: ['kind_number_taken', 'kind_name_taken', 'category_named_otherwise'],
  }),
  ...managedEndpoints('regions', {
    path: '/api/managed-regions',
    tag: 'catalogue',
    permission: 'catalogue.manage',
    words: { zh: '行政区划', en: 'region' },
    query: region.ManagedRegionQuery,
    input: region.RegionInput,
    change: region.RegionChange,
    record: region.ManagedRegion,
    taken: ['region_code_taken', 'region_name_taken'],
  }),
  ...managedEndpoints('reasons', {
    path: '/api/managed-reasons',
    tag: 'reason',
    permission: 'reason.manage',
    words: { zh: '标准原因', en: 'standard reason' },
    query: reason.ManagedReasonQuery,
    input: reason.ReasonInput,
    change: reason.ReasonChange,
    record: reason.ManagedReason,
    taken: ['reason_taken'],
  }),
  ...managedEndpoints('resources', {
    path: '/api/managed-resources',
    tag: 'resource',
    permission: 'resource.manage',
    words: { zh: '车辆、设备或计量标准器', en: 'vehicle, equipment or measurement standard' },
    query: resource.ManagedResourceQuery,
    input: resource.ResourceInput,
    change: resource.ResourceInput,
    record: resource.ManagedResource,
    taken: ['resource_name_taken'],
  }),
  ...managedEndpoints('measurementForms', {
    path: '/api/managed-measurement-forms',
    tag: 'resource',
    permission: 'measurement_form.manage',
    words: { zh: '检测项目表', en: 'measurement form' },
    query: measurement.ManagedMeasurementFormQuery,
    input: measurement.MeasurementFormInput,
    change: measurement.MeasurementFormInput,
    record: measurement.ManagedMeasurementForm,
    taken: ['form_name_taken'],
  }),
};
