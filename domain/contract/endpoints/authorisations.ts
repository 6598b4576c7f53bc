/** What institutions may test, kept by this centre; an institution reads its own, and the work that was given to it. */
import * as authorisation from '../authorisation.ts';
import * as business from '../business.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { Institution } from '../institution.ts';

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
