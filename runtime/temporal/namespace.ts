import type { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { SEARCH_ATTRIBUTES } from '../../workflows/search-attribute-keys.ts';
import { StartFailure } from '../failure.ts';
import { pause } from '../process.ts';

const { IndexedValueType } = proto.temporal.api.enums.v1;
const TYPES = Object.fromEntries(
  SEARCH_ATTRIBUTES.map(({ name, type }) => [name, IndexedValueType[`INDEXED_VALUE_TYPE_${type}`]]),
);

/**
 * The status codes of a frontend that does not allow these calls, such as Temporal Cloud: PERMISSION_DENIED,
 * UNIMPLEMENTED.
 */
const NOT_FOR_US = [7, 12];
const NOT_FOUND = 5;

/**
 * Creates the namespace and its search attributes if they are missing, and waits until both can be used.
 * @throws StartFailure if the namespace does not exist and cannot be created
 */
export async function ensureNamespace(
  connection: Connection,
  namespace: string,
  say: (line: string) => void = console.error,
): Promise<void> {
  const { workflowService, operatorService } = connection;
  const fault = await workflowService.describeNamespace({ namespace }).then(() => null, codeOf);
  if (fault === NOT_FOUND) {
    await workflowService
      .registerNamespace({
        namespace,
        description: 'Hengzhun booking orders',
        workflowExecutionRetentionPeriod: msToTs('30 days'),
      })
      .catch((error: unknown) => {
        throw new StartFailure(
          `Temporal 命名空间 ${namespace} 不存在，也无法创建（${String(error)}）。 The Temporal namespace ${namespace} does not exist and cannot be made: make it, or set TEMPORAL_NAMESPACE.`,
        );
      });
  }
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
    const listed = await operatorService.listSearchAttributes({ namespace }).catch(codeOf);
    if (typeof listed === 'number') {
      if (!NOT_FOR_US.includes(listed)) continue;
      say(
        `  – 无法检查 Temporal 搜索属性，请确认已创建 the search attributes cannot be checked here, make sure that they exist: ${Object.keys(TYPES).join(', ')}`,
      );
      return;
    }
    const known = listed.customAttributes ?? {};
    const missing = Object.entries(TYPES).filter(([name]) => !(name in known));
    if (missing.length === 0) return;
    await operatorService
      .addSearchAttributes({ namespace, searchAttributes: Object.fromEntries(missing) })
      .catch(() => undefined);
  }
  throw new StartFailure(`Temporal 命名空间 ${namespace} 未能就绪。 The Temporal namespace could not be made ready.`);
}

/**
 * Refuses the CLI's server, which stores its workflows in SQLite.
 * @throws StartFailure for such a server; one that does not reveal its store, such as Temporal Cloud, is accepted
 */
export async function refuseForTryingOut(connection: Connection): Promise<void> {
  const told = await connection.workflowService.getClusterInfo({}).catch(() => null);
  if (told?.persistenceStore !== 'sqlite') return;
  throw new StartFailure(
    'TEMPORAL_ADDRESS 指向的 Temporal 服务把流程存于 SQLite，仅供试用，不能用于正式使用（PRODUCTION=true）；请改为基于 PostgreSQL 等数据库的服务。 The Temporal server at TEMPORAL_ADDRESS keeps workflows in SQLite, for trying out only; in real use set it to one over PostgreSQL or another database server.',
  );
}

function codeOf(error: unknown): number {
  return error instanceof Error && 'code' in error && typeof error.code === 'number' ? error.code : -1;
}
