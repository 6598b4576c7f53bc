import type { GetListParams, GetListResult, RaRecord } from 'react-admin';
import type { CallOptions } from '../../domain/contract/client.ts';
import type { EndpointName, ResponseOf } from '../../domain/contract/endpoints.ts';
import { ROUTES } from '../../domain/contract/routes.ts';
import { api } from './api.ts';
import { listQuery } from './listQuery.ts';

/** The operations of the data provider for one resource, with react-admin's names; missing ones are refused. */
export interface ResourceProvider<R extends RaRecord<string> = RaRecord<string>> {
  getList(params: Partial<GetListParams>): Promise<GetListResult<R>>;
  /** The endpoint of the list, if it can be exported as a workbook. */
  readonly sheet?: EndpointName;
  getOne?(id: string): Promise<R>;
  create?(data: unknown): Promise<R>;
  update?(id: string, data: unknown): Promise<R>;
}

type Answering<T> = { [N in EndpointName]: ResponseOf<N> extends T ? N : never }[EndpointName];
type ListEndpoint = Answering<{ data: { id: string }[]; total: number }>;
type RecordEndpoint = Answering<{ id: string }>;

/** The endpoints of a resource whose records are listed, read and changed without conversion. */
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
/** An endpoint without filters ignores them. */
type Query = CallOptions<ListEndpoint>['query'];

/** The single parameter of a path, e.g. `/api/users/{userId}`. */
export function idIn(name: EndpointName, id: string): Record<string, string> {
  const [, parameter = ''] = /\{(\w+)\}/.exec(ROUTES[name].path) ?? [];
  return { [parameter]: id };
}
