import type { DataProvider, GetListParams } from 'react-admin';
import { assignmentCalls } from '../assignment/assignmentCalls.ts';
import { kindCalls } from '../catalogue/kindCalls.ts';
import { deliveryCalls } from '../deliveries/deliveryCalls.ts';
import { enterpriseCalls } from '../enterprises/enterpriseCalls.ts';
import { evaluationCalls } from '../evaluations/evaluationCalls.ts';
import { expertCalls } from '../experts/expertCalls.ts';
import { incidentCalls } from '../incidents/incidentCalls.ts';
import { institutionCalls } from '../institutions/institutionCalls.ts';
import { measurementFormCalls } from '../measurement-forms/measurementFormCalls.ts';
import { messageTemplateCalls } from '../message-templates/messageTemplateCalls.ts';
import { shareCalls } from '../orders/shareCalls.ts';
import { reasonCalls } from '../reasons/reasonCalls.ts';
import { regionCalls } from '../regions/regionCalls.ts';
import { resourceCalls } from '../resources/resourceCalls.ts';
import { userCalls } from '../users/userCalls.ts';
import { sheets } from './api.ts';
import { listQuery } from './listQuery.ts';
import { toHttpError } from './problem.ts';
import type { ResourceCalls } from './resource.ts';

const RESOURCES: Record<string, ResourceCalls> = {
  shares: shareCalls,
  enterprises: enterpriseCalls,
  institutions: institutionCalls,
  users: userCalls,
  experts: expertCalls,
  deliveries: deliveryCalls,
  kinds: kindCalls,
  regions: regionCalls,
  reasons: reasonCalls,
  assignmentRules: assignmentCalls,
  resources: resourceCalls,
  measurementForms: measurementFormCalls,
  messageTemplates: messageTemplateCalls,
  evaluations: evaluationCalls,
  incidents: incidentCalls,
};

export interface ConsoleDataProvider extends DataProvider {
  exportList(resource: string, params: Pick<GetListParams, 'filter' | 'sort'>): Promise<File>;
}

/** react-admin's data provider over the typed client. */
export const dataProvider = {
  getList: (resource, params) => told(calls(resource).list(params)),
  getOne: async (resource, { id }) => ({ data: await told(offered(calls(resource).one)(String(id))) }),
  getMany: async (resource, { ids }) => ({
    data: await told(Promise.all(ids.map((id) => offered(calls(resource).one)(String(id))))),
  }),
  getManyReference: (resource, { target, id, ...params }) =>
    told(calls(resource).list({ ...params, filter: { ...params.filter, [target]: id } })),
  create: async (resource, { data }) => ({ data: await told(offered(calls(resource).create)(data)) }),
  update: async (resource, { id, data }) => ({ data: await told(offered(calls(resource).change)(String(id), data)) }),
  /** Every row of the list, as it is filtered and sorted, as a workbook. */
  exportList: (resource: string, { filter, sort }: Pick<GetListParams, 'filter' | 'sort'>) =>
    told(sheets(offered(calls(resource).sheet), listQuery({ filter, sort }))),
  updateMany: () => Promise.reject(new Error('not offered')),
  delete: () => Promise.reject(new Error('not offered')),
  deleteMany: () => Promise.reject(new Error('not offered')),
} as ConsoleDataProvider;

function calls(resource: string): ResourceCalls {
  const found = RESOURCES[resource];
  if (!found) throw new Error(`No such resource: ${resource}`);
  return found;
}

function offered<F>(call: F | undefined): F {
  if (!call) throw new Error('not offered');
  return call;
}

async function told<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw toHttpError(error);
  }
}
