import type { GetListParams, GetListResult, RaRecord } from 'react-admin';
import type { CallOptions } from '../../domain/contract/client.ts';
import type { EndpointName, ResponseOf } from '../../domain/contract/endpoints.ts';
import { ROUTES } from '../../domain/contract/routes.ts';
import { api } from './api.ts';
import { listQuery } from './listQuery.ts';

/** What the data provider can do with one resource, in react-admin's words; what is missing is refused. */
export interface ResourceProvider<R extends RaRecord<string> = RaRecord<string>> {
  getList(params: Partial<GetListParams>): Promise<GetListResult<R>>;
  /** The endpoint of the list, where it can be exported as a workbook. */
  readonly sheet?: EndpointName;
  getOne?(id: string): Promise<R>;
  create?(data: unknown): Promise<R>;
  update?(id: string, data: unknown): Promise<R>;
}

type Answering<T> = { [N in EndpointName]: ResponseOf<N> extends T ? N : never }[EndpointName];
type ListEndpoint = Answering<{ data: { id: string }[]; total: number }>;
type RecordEndpoint = Answering<{ id: string }>;

/** The endpoints of a resource that is listed, read and changed as it is. */
export interface ResourceEndpoints {
  readonly getList: ListEndpoint;
  readonly getOne?: RecordEndpoint;
  readonly create?: RecordEndpoint;
  readonly update?: RecordEndpoint;
}

export function resourceProvider({ getList, getOne, create, update }: ResourceEndpoints): ResourceProvider {
  return {
    sheet: getList,
    getList: (params) => api(getList, { query: listQuery(params) as Query }),
    ...(getOne && { getOne: (id) => api(getOne, { params: idIn(getOne, id) }) }),
    ...(create && { create: (data) => api(create, { body: data as Body }) }),
    ...(update && { update: (id, data) => api(update, { params: idIn(update, id), body: data as Body }) }),
  };
}

/** Forms are checked by the schema of the endpoint before they are sent. */
type Body = CallOptions<RecordEndpoint>['body'];
/** The list that takes no filters leaves them out of account. */
type Query = CallOptions<ListEndpoint>['query'];

/** The one parameter of an address, e.g. `/api/users/{userId}`. */
export function idIn(name: EndpointName, id: string): Record<string, string> {
  const [, parameter = ''] = /\{(\w+)\}/.exec(ROUTES[name].path) ?? [];
  return { [parameter]: id };
}
