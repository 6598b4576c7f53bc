/** What needs no account. */
import * as catalogue from '../catalogue.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import * as open from '../public.ts';
import * as region from '../region.ts';
import { PDF } from './media-types.ts';

export const everyone = {
  listNotices: {
    method: 'get',
    path: '/api/public/notices',
    tag: 'public',
    summary: '公示 Public notices',
    permission: 'public.read',
    query: open.NoticeQuery,
    response: open.NoticeList,
  },
  lookUpOrder: {
    method: 'post',
    path: '/api/public/orders/lookup',
    tag: 'public',
    summary: '凭委托单号和密码查询 Progress and certificates',
    permission: 'public.read',
    body: open.OrderLookup,
    response: open.OrderProgress,
    problems: ['lookup_failed', 'too_many_attempts'],
  },
  downloadPublicCertificate: {
    method: 'get',
    path: '/api/public/certificates/{token}',
    tag: 'public',
    summary: '下载电子证书 Certificate by link',
    permission: 'public.read',
    response: { file: PDF },
    problems: ['not_found', 'certificate_not_ready'],
  },
  reference: {
    method: 'get',
    path: '/api/reference',
    tag: 'public',
    summary: '基础数据 Reference data',
    permission: 'reference.read',
    response: open.Reference,
  },
  listCatalogue: {
    method: 'get',
    path: '/api/catalogue',
    tag: 'public',
    summary: '强检目录 Categories and kinds under mandatory verification',
    permission: 'reference.read',
    response: catalogue.Catalogue,
  },
  listRegions: {
    method: 'get',
    path: '/api/regions',
    tag: 'public',
    summary: '行政区划 Regions, found by a part of the full name; the widest first',
    permission: 'reference.read',
    query: region.RegionQuery,
    response: region.RegionList,
  },
} as const satisfies Record<string, EndpointDefinition>;
