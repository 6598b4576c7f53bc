/** Vehicles and equipment, kept by each institution for its own visits. */
import type { EndpointDefinition } from '../endpoint.ts';
import { RecordHistory } from '../kept-record.ts';
import * as resource from '../resource.ts';

export const resources = {
  listResources: {
    method: 'get',
    path: '/api/resources',
    tag: 'resource',
    summary: '可用车辆和设备 Vehicles and equipment that visits can have',
    permission: 'visit.read',
    response: resource.ResourceList,
  },
  listKeptResources: {
    method: 'get',
    path: '/api/kept-resources',
    tag: 'resource',
    summary: '维护车辆和设备 Vehicles and equipment, with those that are retired',
    permission: 'resource.manage',
    query: resource.KeptResourceQuery,
    response: resource.KeptResourceList,
  },
  getResource: {
    method: 'get',
    path: '/api/kept-resources/{resourceId}',
    tag: 'resource',
    summary: '车辆或设备 A vehicle or equipment',
    permission: 'resource.manage',
    response: resource.KeptResource,
    problems: ['not_found'],
  },
  createResource: {
    method: 'post',
    path: '/api/kept-resources',
    tag: 'resource',
    summary: '新增车辆或设备 Add a vehicle or equipment',
    permission: 'resource.manage',
    body: resource.ResourceInput,
    response: resource.KeptResource,
    status: 201,
    problems: ['resource_name_taken'],
  },
  changeResource: {
    method: 'put',
    path: '/api/kept-resources/{resourceId}',
    tag: 'resource',
    summary: '修改、停用车辆或设备 Change a vehicle or equipment, or retire it',
    permission: 'resource.manage',
    body: resource.ResourceInput,
    response: resource.KeptResource,
    problems: ['not_found', 'resource_name_taken'],
  },
  resourceHistory: {
    method: 'get',
    path: '/api/kept-resources/{resourceId}/history',
    tag: 'resource',
    summary: '车辆或设备的修改记录 What was changed, by whom',
    permission: 'resource.manage',
    response: RecordHistory,
    problems: ['not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
