/** The catalogue of mandatory verification, which administrators of this centre maintain. */
import * as catalogue from '../catalogue.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { ImportPlan, ImportQuery, RecordHistory } from '../managed-record.ts';
import { XLSX } from './media-types.ts';

export const keptCatalogue = {
  listKinds: {
    method: 'get',
    path: '/api/kinds',
    tag: 'catalogue',
    summary: '维护强检目录 Kinds of the catalogue, with those that are retired',
    permission: 'catalogue.manage',
    query: catalogue.KindQuery,
    response: catalogue.KindList,
  },
  exportKinds: {
    method: 'get',
    path: '/api/kinds/export',
    tag: 'catalogue',
    summary: '导出强检目录 The catalogue as a workbook that can be imported again',
    permission: 'catalogue.manage',
    response: { file: XLSX },
  },
  importKinds: {
    method: 'post',
    path: '/api/kinds/import',
    tag: 'catalogue',
    summary: '导入强检目录 Import the catalogue: all rows or none; without `apply` it only tells what would be done',
    permission: 'catalogue.manage',
    upload: true,
    query: ImportQuery,
    response: ImportPlan,
    problems: ['file_required', 'workbook_unreadable', 'file_too_large'],
  },
  getKind: {
    method: 'get',
    path: '/api/kinds/{kindNumber}',
    tag: 'catalogue',
    summary: '强检目录种别 A kind',
    permission: 'catalogue.manage',
    response: catalogue.ManagedKind,
    problems: ['not_found'],
  },
  createKind: {
    method: 'post',
    path: '/api/kinds',
    tag: 'catalogue',
    summary: '新增种别 Add a kind',
    permission: 'catalogue.manage',
    body: catalogue.KindInput,
    response: catalogue.ManagedKind,
    status: 201,
    problems: ['kind_number_taken', 'kind_name_taken', 'category_named_otherwise'],
  },
  changeKind: {
    method: 'put',
    path: '/api/kinds/{kindNumber}',
    tag: 'catalogue',
    summary: '修改、停用种别 Change a kind, or retire it',
    permission: 'catalogue.manage',
    body: catalogue.KindChange,
    response: catalogue.ManagedKind,
    problems: ['not_found', 'kind_name_taken'],
  },
  kindHistory: {
    method: 'get',
    path: '/api/kinds/{kindNumber}/history',
    tag: 'catalogue',
    summary: '种别的修改记录 What was changed, by whom',
    permission: 'catalogue.manage',
    response: RecordHistory,
    problems: ['not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
