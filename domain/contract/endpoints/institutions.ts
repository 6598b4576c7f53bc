/** Institutions: registration and review. */
import { Me, ReviewNotes } from '../account.ts';
import { RevealedNumber } from '../common.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import * as institution from '../institution.ts';
import { PROOF } from '../proof.ts';

export const institutions = {
  registerInstitution: {
    method: 'post',
    path: '/api/registrations/institution',
    tag: 'registration',
    summary: '机构注册 Register an institution',
    permission: 'registration.create',
    body: institution.InstitutionRegistration,
    response: Me,
    status: 201,
    problems: ['username_taken', 'credit_code_taken', 'institution_name_taken', 'sms_code_wrong', 'too_many_attempts'],
  },
  getOwnInstitution: {
    method: 'get',
    path: '/api/my/institution',
    tag: 'registration',
    summary: '我的机构信息 My institution',
    permission: 'institution.own',
    response: institution.Institution,
  },
  correctInstitution: {
    method: 'put',
    path: '/api/my/institution',
    tag: 'registration',
    summary: '修改机构信息 Change the registration; a rejected one, or another name or code, is reviewed again',
    permission: 'institution.own',
    body: institution.InstitutionCorrection,
    response: institution.Institution,
    problems: ['credit_code_taken', 'institution_name_taken', 'registration_pending', 'sms_code_wrong', ...PROOF],
  },
  listInstitutions: {
    method: 'get',
    path: '/api/institutions',
    tag: 'institution',
    summary: '机构列表 List institutions',
    permission: 'institution.review',
    query: institution.InstitutionQuery,
    response: institution.InstitutionList,
  },
  getInstitution: {
    method: 'get',
    path: '/api/institutions/{institutionId}',
    tag: 'institution',
    summary: '机构详情 An institution',
    permission: 'institution.review',
    response: institution.Institution,
    problems: ['not_found'],
  },
  revealInstitutionMobile: {
    method: 'post',
    path: '/api/institutions/{institutionId}/reveal-mobile',
    tag: 'institution',
    summary: '显示完整手机号（留痕） Show the whole phone number, which is recorded',
    permission: 'institution.reveal',
    response: RevealedNumber,
    problems: ['not_found'],
  },
  approveInstitution: {
    method: 'post',
    path: '/api/institutions/{institutionId}/approve',
    tag: 'institution',
    summary: '注册审核通过 Approve a registration',
    permission: 'institution.review',
    response: institution.Institution,
    problems: ['not_found', 'already_decided'],
  },
  rejectInstitution: {
    method: 'post',
    path: '/api/institutions/{institutionId}/reject',
    tag: 'institution',
    summary: '注册审核不通过 Reject a registration with reason',
    permission: 'institution.review',
    body: ReviewNotes,
    response: institution.Institution,
    problems: ['not_found', 'already_decided'],
  },
} as const satisfies Record<string, EndpointDefinition>;
