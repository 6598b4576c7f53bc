import type { GetListParams, GetListResult, RaRecord } from 'react-admin';
import type { EndpointName } from '../../domain/contract/endpoints.ts';

/** What the console can do with a resource; what is missing is refused. */
export interface ResourceCalls<R extends RaRecord<string> = RaRecord<string>> {
  list(params: Partial<GetListParams>): Promise<GetListResult<R>>;
  /** The endpoint of the list, where it can be had as a workbook. */
  readonly sheet?: EndpointName;
  one?(id: string): Promise<R>;
  create?(values: unknown): Promise<R>;
  change?(id: string, values: unknown): Promise<R>;
}
