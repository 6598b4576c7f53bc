/**
 * Authorisations of institutions, which this centre maintains; an institution reads its own and the work that was
 * given to it.
 */
import * as authorisation from '../authorisation.ts';
import * as business from '../business.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { Institution } from '../institution.ts';
import { ImportPlan, ImportQuery, RecordHistory } from '../managed-record.ts';
import { XLSX } from './media-types.ts';

export const authorisations = {
  listOwnCapability: {
    method: 'get',
    path: '/api/my/capability',
    tag: 'institution',
    summary: '我的检测能力 What my institution may test',
    permission: 'capability.own',
    query: authorisation.AuthorisationQuery,
    response: authorisation.AuthorisationList,
  },
  countBusiness: {
    method: 'get',
    path: '/api/my/business/stages',
    tag: 'institution',
    summary: '我的业务各环节数量 The work given to my institution, by stage',
    permission: 'business.own',
    response: business.BusinessCounts,
  },
  listBusiness: {
    method: 'get',
    path: '/api/my/business',
    tag: 'institution',
    summary: '我的业务 The work given to my institution, the longest in its stage first, what is over last',
    permission: 'business.own',
    query: business.BusinessQuery,
    response: business.BusinessList,
  },
  listAuthorisations: {
    method: 'get',
    path: '/api/institutions/{institutionId}/authorisations',
    tag: 'institution',
    summary: '机构授权项目 What an institution may test',
    permission: 'institution.authorise',
    query: authorisation.AuthorisationQuery,
    response: authorisation.AuthorisationList,
    problems: ['not_found'],
  },
  addAuthorisation: {
    method: 'post',
    path: '/api/institutions/{institutionId}/authorisations',
    tag: 'institution',
    summary: '新增授权项目 Authorise an institution',
    permission: 'institution.authorise',
    body: authorisation.AuthorisationInput,
    response: authorisation.Authorisation,
    status: 201,
    problems: ['not_found', 'institution_not_approved', 'authorisation_overlaps', 'authorisation_of_unknown'],
  },
  endAuthorisation: {
    method: 'post',
    path: '/api/authorisations/{authorisationId}/end',
    tag: 'institution',
    summary: '终止授权项目 End an authorisation, with reason',
    permission: 'institution.authorise',
    body: authorisation.AuthorisationEnding,
    response: authorisation.Authorisation,
    problems: ['not_found', 'authorisation_ended'],
  },
  changeAuthorisation: {
    method: 'put',
    path: '/api/authorisations/{authorisationId}',
    tag: 'institution',
    summary: '修改授权有效期至 Prolong or shorten an authorisation',
    permission: 'institution.authorise',
    body: authorisation.AuthorisationChange,
    response: authorisation.Authorisation,
    problems: ['not_found', 'authorisation_ended', 'authorisation_overlaps'],
  },
  exportInstitutions: {
    method: 'get',
    path: '/api/institutions/export',
    tag: 'institution',
    summary: '导出机构与授权 Certificates and authorisations as a workbook that can be imported again',
    permission: 'institution.authorise',
    cost: 'workbook',
    response: { file: XLSX },
  },
  importInstitutions: {
    method: 'post',
    path: '/api/institutions/import',
    tag: 'institution',
    summary: '导入机构与授权 Import certificates and authorisations: all rows or none; without `apply` it only tells',
    permission: 'institution.authorise',
    cost: 'workbook',
    upload: {},
    query: ImportQuery,
    response: ImportPlan,
    problems: ['file_required', 'workbook_unreadable', 'file_too_large', 'authorisation_overlaps'],
  },
  institutionHistory: {
    method: 'get',
    path: '/api/institutions/{institutionId}/history',
    tag: 'institution',
    summary: '机构的修改记录 What was changed, by whom',
    permission: 'institution.review',
    response: RecordHistory,
    problems: ['not_found'],
  },
  changeCertificate: {
    method: 'put',
    path: '/api/institutions/{institutionId}/certificate',
    tag: 'institution',
    summary: '机构授权证书 Change the certificate of authorisation',
    permission: 'institution.authorise',
    body: authorisation.AuthorisationCertificate,
    response: Institution,
    problems: ['not_found'],
  },
} as const satisfies Record<string, EndpointDefinition>;
