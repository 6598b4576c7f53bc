/** Experts, whom administrators of this centre maintain. */
import type { EndpointDefinition } from '../endpoint.ts';
import * as expert from '../expert.ts';
import { XLSX } from './media-types.ts';

export const experts = {
  listExperts: {
    method: 'get',
    path: '/api/experts',
    tag: 'user',
    summary: '专家列表 Experts',
    permission: 'expert.manage',
    query: expert.ExpertQuery,
    response: expert.ExpertList,
  },
  expertTemplate: {
    method: 'get',
    path: '/api/experts/import-template',
    tag: 'user',
    summary: '专家导入模板 Template of the import',
    permission: 'expert.manage',
    cost: 'workbook',
    response: { file: XLSX },
  },
  importExperts: {
    method: 'post',
    path: '/api/experts/import',
    tag: 'user',
    summary: '导入专家，返回初始密码 Import experts; answers with their initial passwords, this once',
    permission: 'expert.manage',
    cost: 'workbook',
    upload: {},
    response: { file: XLSX },
    problems: ['file_required', 'workbook_unreadable', 'file_too_large'],
  },
  changeExpertAccess: {
    method: 'put',
    path: '/api/experts/{expertId}',
    tag: 'user',
    summary: '停用或启用专家 Disable or enable an expert',
    permission: 'expert.manage',
    body: expert.ExpertAccess,
    response: expert.Expert,
    problems: ['not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
