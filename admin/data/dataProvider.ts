import type { DataProvider, GetListParams } from 'react-admin';
import { MANAGED_RECORD_NAMES, type ManagedRecordName, operationsOf } from '../../domain/managed-record.ts';
import { messageTemplateProvider } from '../message-templates/messageTemplateProvider.ts';
import { shareProvider } from '../orders/shareProvider.ts';
import { sheets } from './api.ts';
import { listQuery } from './listQuery.ts';
import { toHttpError } from './problem.ts';
import { type ResourceProvider, resourceProvider } from './resourceProvider.ts';

function managedRecordProvider(resource: ManagedRecordName): ResourceProvider {
  const { list: getList, get: getOne, create, change: update } = operationsOf(resource);
  return resourceProvider({ getList, getOne, create, update });
}

const RESOURCES: Record<string, ResourceProvider> = {
  ...Object.fromEntries(MANAGED_RECORD_NAMES.map((name) => [name, managedRecordProvider(name)])),
  shares: shareProvider,
  enterprises: resourceProvider({ getList: 'listEnterprises', getOne: 'getEnterprise' }),
  institutions: resourceProvider({ getList: 'listInstitutions', getOne: 'getInstitution' }),
  users: resourceProvider({ getList: 'listUsers', getOne: 'getUser', create: 'createUser', update: 'changeUser' }),
  experts: resourceProvider({ getList: 'listExperts' }),
  securityLog: resourceProvider({ getList: 'listSecurityLog' }),
  deliveries: resourceProvider({ getList: 'listDeliveries' }),
  assignmentRules: resourceProvider({
    getList: 'listAssignmentRules',
    getOne: 'getAssignmentRule',
    update: 'changeAssignmentRule',
  }),
  messageTemplates: messageTemplateProvider,
  evaluations: resourceProvider({ getList: 'listEvaluations' }),
  incidents: resourceProvider({ getList: 'listIncidents' }),
};

export interface ConsoleDataProvider extends DataProvider {
  exportList(resource: string, params: Pick<GetListParams, 'filter' | 'sort'>): Promise<File>;
}

/** react-admin's data provider, implemented with the typed client. */
export const dataProvider = {
  getList: (resource, params) => asHttpErrors(of(resource).getList(params)),
  getOne: async (resource, { id }) => ({ data: await asHttpErrors(offered(of(resource).getOne)(String(id))) }),
  getMany: async (resource, { ids }) => ({
    data: await asHttpErrors(Promise.all(ids.map((id) => offered(of(resource).getOne)(String(id))))),
  }),
  getManyReference: (resource, { target, id, ...params }) =>
    asHttpErrors(of(resource).getList({ ...params, filter: { ...params.filter, [target]: id } })),
  create: async (resource, { data }) => ({ data: await asHttpErrors(offered(of(resource).create)(data)) }),
  update: async (resource, { id, data }) => ({
    data: await asHttpErrors(offered(of(resource).update)(String(id), data)),
  }),
  /** All rows of the filtered and sorted list as a workbook. */
  exportList: (resource: string, { filter, sort }: Pick<GetListParams, 'filter' | 'sort'>) =>
    asHttpErrors(sheets(offered(of(resource).sheet), listQuery({ filter, sort }))),
  updateMany: () => Promise.reject(new Error('not offered')),
  delete: () => Promise.reject(new Error('not offered')),
  deleteMany: () => Promise.reject(new Error('not offered')),
} as ConsoleDataProvider;

function of(resource: string): ResourceProvider {
  const found = RESOURCES[resource];
  if (!found) throw new Error(`No such resource: ${resource}`);
  return found;
}

function offered<F>(call: F | undefined): F {
  if (!call) throw new Error('not offered');
  return call;
}

async function asHttpErrors<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer;
  } catch (error) {
    throw toHttpError(error);
  }
}
