/** Individuals request to act for an enterprise or institution; it decides, and either side can end the link. */
import { Done } from '../common.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import * as link from '../link.ts';

export const links = {
  listOwnLinks: {
    method: 'get',
    path: '/api/my/links',
    tag: 'link',
    summary: '我的关联 My links, the newest first',
    permission: 'link.own',
    response: link.OwnLinks,
  },
  requestLink: {
    method: 'post',
    path: '/api/my/links',
    tag: 'link',
    summary: '申请关联 Ask to be linked, by the code of the enterprise or institution',
    permission: 'link.own',
    body: link.LinkRequest,
    response: link.OwnLink,
    status: 201,
    problems: ['link_code_unknown', 'link_exists', 'too_many_attempts'],
  },
  endOwnLink: {
    method: 'delete',
    path: '/api/my/links/{linkId}',
    tag: 'link',
    summary: '删除关联 End one’s own link, or withdraw the request',
    permission: 'link.own',
    response: Done,
    problems: ['not_found', 'link_decided'],
  },
  listLinks: {
    method: 'get',
    path: '/api/links',
    tag: 'link',
    summary: '企业授权 Who asks to act, or acts, for us',
    permission: 'link.decide',
    query: link.LinkQuery,
    response: link.LinkList,
  },
  approveLink: {
    method: 'post',
    path: '/api/links/{linkId}/approve',
    tag: 'link',
    summary: '通过 Approve',
    permission: 'link.decide',
    response: link.Link,
    problems: ['not_found', 'link_decided'],
  },
  refuseLink: {
    method: 'post',
    path: '/api/links/{linkId}/refuse',
    tag: 'link',
    summary: '拒绝 Refuse',
    permission: 'link.decide',
    body: link.LinkNotes,
    response: link.Link,
    problems: ['not_found', 'link_decided'],
  },
  endLink: {
    method: 'delete',
    path: '/api/links/{linkId}',
    tag: 'link',
    summary: '删除 End a link: the rights are gone at once',
    permission: 'link.decide',
    response: link.Link,
    problems: ['not_found', 'link_decided'],
  },
} as const satisfies Record<string, EndpointDefinition>;
