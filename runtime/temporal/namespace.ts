import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { StartFailure } from '../failure.ts';
import { pause } from '../process.ts';

const { KeywordList, Keyword, Datetime } = {
  KeywordList: proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD_LIST,
  Keyword: proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
  Datetime: proto.temporal.api.enums.v1.IndexedValueType.INDEXED_VALUE_TYPE_DATETIME,
};

const SEARCH_ATTRIBUTES = {
  HzStage: KeywordList,
  HzInstitution: KeywordList,
  HzEnterprise: Keyword,
  HzOrderNumber: Keyword,
  HzDueTime: Datetime,
} as const;

/** Makes the namespace and its search attributes where they are missing, and waits until both can be used. */
export async function ensureNamespace(connection: Connection, namespace: string): Promise<void> {
  const { workflowService, operatorService } = connection;
  const exists = () =>
    workflowService.describeNamespace({ namespace }).then(
      () => true,
      () => false,
    );
  if (!(await exists())) {
    await workflowService.registerNamespace({
      namespace,
      description: 'Hengzhun booking orders',
      workflowExecutionRetentionPeriod: msToTs('30 days'),
    });
  }
  const missing = async () => {
    const listed = await operatorService.listSearchAttributes({ namespace }).catch(() => null);
    if (!listed) return null;
    return Object.fromEntries(
      Object.entries(SEARCH_ATTRIBUTES).filter(([name]) => !(name in (listed.customAttributes ?? {}))),
    );
  };
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(200)) {
    const wanted = await missing();
    if (wanted && Object.keys(wanted).length === 0) return;
    if (wanted)
      await operatorService.addSearchAttributes({ namespace, searchAttributes: wanted }).catch(() => undefined);
  }
  throw new StartFailure(`Temporal 命名空间 ${namespace} 未能就绪。 The Temporal namespace could not be made ready.`);
}
