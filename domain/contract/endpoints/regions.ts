/** Administrative regions, which administrators of this centre maintain. */
import type { EndpointDefinition } from '../endpoint.ts';
import { ImportPlan, ImportQuery, RecordHistory } from '../managed-record.ts';
import * as region from '../region.ts';
import { XLSX } from './media-types.ts';

export const keptRegions = {
  listKeptRegions: {
    method: 'get',
    path: '/api/kept-regions',
    tag: 'catalogue',
    summary: '维护行政区划 Regions, with those that are retired',
    permission: 'catalogue.manage',
    query: region.ManagedRegionQuery,
    response: region.ManagedRegionList,
  },
  exportRegions: {
    method: 'get',
    path: '/api/kept-regions/export',
    tag: 'catalogue',
    summary: '导出行政区划 The regions as a workbook that can be imported again',
    permission: 'catalogue.manage',
    response: { file: XLSX },
  },
  importRegions: {
    method: 'post',
    path: '/api/kept-regions/import',
    tag: 'catalogue',
    summary: '导入行政区划 Import regions: all rows or none; without `apply` it only tells what would be done',
    permission: 'catalogue.manage',
    upload: true,
    query: ImportQuery,
    response: ImportPlan,
    problems: ['file_required', 'workbook_unreadable', 'file_too_large', 'region_name_taken'],
  },
  getRegion: {
    method: 'get',
    path: '/api/kept-regions/{regionCode}',
    tag: 'catalogue',
    summary: '行政区划 A region',
    permission: 'catalogue.manage',
    response: region.ManagedRegion,
    problems: ['not_found'],
  },
  createRegion: {
    method: 'post',
    path: '/api/kept-regions',
    tag: 'catalogue',
    summary: '新增行政区划 Add a region',
    permission: 'catalogue.manage',
    body: region.RegionInput,
    response: region.ManagedRegion,
    status: 201,
    problems: ['region_code_taken', 'region_name_taken'],
  },
  changeRegion: {
    method: 'put',
    path: '/api/kept-regions/{regionCode}',
    tag: 'catalogue',
    summary: '修改、停用行政区划 Rename a region with all that lie in it, or retire it',
    permission: 'catalogue.manage',
    body: region.RegionChange,
    response: region.ManagedRegion,
    problems: ['not_found', 'region_name_taken'],
  },
  regionHistory: {
    method: 'get',
    path: '/api/kept-regions/{regionCode}/history',
    tag: 'catalogue',
    summary: '行政区划的修改记录 What was changed, by whom',
    permission: 'catalogue.manage',
    response: RecordHistory,
    problems: ['not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
