/** The endpoints of reference data that is added, changed and retired, but never deleted. */
import type { z } from 'zod';
import {
  type IdParameter,
  MANAGED_RECORDS,
  type ManagedRecordName,
  type Operations,
  operationsOf,
} from '../../managed-record.ts';
import type { Permission } from '../../permission.ts';
import type { ProblemType } from '../../problem.ts';
import { listOf } from '../common.ts';
import type { EndpointDefinition } from '../endpoint.ts';
import { RecordHistory } from '../managed-record.ts';

interface Definition {
  readonly path: `/api/${string}`;
  readonly tag: string;
  readonly permission: Permission;
  /** The name of the records, for the summaries. */
  readonly words: { readonly zh: string; readonly en: string };
  readonly query: z.ZodObject;
  /** What a record is created from, and what may be changed later. */
  readonly input: z.ZodType;
  readonly change: z.ZodType;
  readonly record: z.ZodType;
  /** What is refused because another record has it. */
  readonly taken: readonly ProblemType[];
}

interface Common<D extends Definition> {
  readonly tag: string;
  readonly summary: string;
  readonly permission: D['permission'];
  readonly problems: readonly ProblemType[];
}
type PathOf<R extends ManagedRecordName, D extends Definition> = `${D['path']}/{${IdParameter<R>}}`;
type OneRecord<R extends ManagedRecordName, D extends Definition> = Common<D> & { readonly path: PathOf<R, D> };

type ManagedEndpoints<R extends ManagedRecordName, D extends Definition> = {
  readonly [N in Operations<R>['list']]: Common<D> & {
    readonly method: 'get';
    readonly path: D['path'];
    readonly query: D['query'];
    readonly response: ReturnType<typeof listOf<D['record']>>;
  };
} & {
  readonly [N in Operations<R>['get']]: OneRecord<R, D> & { readonly method: 'get'; readonly response: D['record'] };
} & {
  readonly [N in Operations<R>['create']]: Common<D> & {
    readonly method: 'post';
    readonly path: D['path'];
    readonly body: D['input'];
    readonly response: D['record'];
    readonly status: 201;
  };
} & {
  readonly [N in Operations<R>['change']]: OneRecord<R, D> & {
    readonly method: 'put';
    readonly body: D['change'];
    readonly response: D['record'];
  };
} & {
  readonly [N in Operations<R>['history']]: Common<D> & {
    readonly method: 'get';
    readonly path: `${PathOf<R, D>}/history`;
    readonly response: typeof RecordHistory;
  };
};

export function managedEndpoints<R extends ManagedRecordName, const D extends Definition>(
  resource: R,
  { path, tag, permission, words: { zh, en }, query, input, change, record, taken }: D,
): ManagedEndpoints<R, D> {
  const names = operationsOf(resource);
  const one = { path: `${path}/{${MANAGED_RECORDS[resource].id}}`, tag, permission, problems: ['not_found'] } as const;
  const endpoints: Record<string, EndpointDefinition> = {
    [names.list]: {
      method: 'get',
      path,
      tag,
      permission,
      summary: `维护${zh} List of every ${en}, with those that are retired`,
      query,
      response: listOf(record),
      problems: [],
    },
    [names.get]: { ...one, method: 'get', summary: `${zh} One ${en}`, response: record },
    [names.create]: {
      method: 'post',
      path,
      tag,
      permission,
      summary: `新增${zh} Add a ${en}`,
      body: input,
      response: record,
      status: 201,
      problems: taken,
    },
    [names.change]: {
      ...one,
      method: 'put',
      summary: `修改、停用${zh} Change a ${en}, or retire it`,
      body: change,
      response: record,
      problems: ['not_found', ...taken],
    },
    [names.history]: {
      ...one,
      method: 'get',
      path: `${one.path}/history`,
      summary: `${zh}的修改记录 What was changed, and by whom`,
      response: RecordHistory,
    },
  };
  return endpoints as unknown as ManagedEndpoints<R, D>;
}
