/** The configuration files of the embedded Temporal server. JSON is valid YAML, so they are written as JSON. */
import type { PostgresRole } from '../postgres.ts';
import type { TemporalTls } from './certificates.ts';

export const PORT_NAMES = [
  'temporal-frontend',
  'temporal-frontend-membership',
  'temporal-history',
  'temporal-history-membership',
  'temporal-matching',
  'temporal-matching-membership',
  'temporal-worker',
  'temporal-worker-membership',
] as const;
export type TemporalPorts = Record<(typeof PORT_NAMES)[number], number>;

/** @param tls null for tests, whose clients are many */
export function serverConfiguration(
  ports: TemporalPorts,
  sql: PostgresRole,
  dynamicFile: string,
  tls: TemporalTls | null,
): string {
  const store = (databaseName: string, maxConns: number) => ({
    sql: {
      pluginName: 'postgres12_pgx',
      databaseName,
      connectAddr: `${sql.host}:${sql.port}`,
      connectProtocol: 'tcp',
      user: sql.user,
      password: sql.password,
      maxConns,
      maxIdleConns: maxConns,
      maxConnLifetime: '1h',
    },
  });
  const service = (name: 'frontend' | 'history' | 'matching' | 'worker') => ({
    rpc: {
      grpcPort: ports[`temporal-${name}`],
      membershipPort: ports[`temporal-${name}-membership`],
      bindOnIP: '127.0.0.1',
    },
  });
  return JSON.stringify({
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'default',
      visibilityStore: 'visibility',
      numHistoryShards: 4,
      datastores: { default: store('temporal', 20), visibility: store('temporal_visibility', 6) },
    },
    global: {
      membership: { maxJoinDuration: '30s', broadcastAddress: '127.0.0.1' },
      ...(tls ? { tls: tlsConfiguration(tls) } : {}),
    },
    services: {
      frontend: service('frontend'),
      history: service('history'),
      matching: service('matching'),
      worker: service('worker'),
    },
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: 'frontend',
          rpcAddress: `127.0.0.1:${ports['temporal-frontend']}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    publicClient: { hostPort: `127.0.0.1:${ports['temporal-frontend']}` },
    dynamicConfigClient: { filepath: dynamicFile, pollInterval: '60s' },
  });
}

/** TLS in both directions: between the parts of the server, and with every client. */
function tlsConfiguration({ TEMPORAL_TLS_CA, TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY, TEMPORAL_TLS_NAME }: TemporalTls) {
  const files = { certFile: TEMPORAL_TLS_CERT, keyFile: TEMPORAL_TLS_KEY };
  const client = { serverName: TEMPORAL_TLS_NAME, rootCaFiles: [TEMPORAL_TLS_CA] };
  const both = { server: { ...files, requireClientAuth: true, clientCaFiles: [TEMPORAL_TLS_CA] }, client };
  return { internode: both, frontend: both, systemWorker: { ...files, client } };
}

/** Events after which the server suggests continue-as-new, in tests: about twenty commands. */
const SHORT_HISTORY = 120;

/**
 * Workflow list requests per second. The server's default is 10; the monitor, which scans every five seconds, needs
 * three.
 */
const MANY_LISTS = 1000;

/**
 * One partition for each task queue: on one machine more of them only add hops (measured: +15 % moves per second). In
 * tests, time can be skipped, histories are short, and an hour of the monitor passes in half a minute.
 */
export function dynamicSettings(testing: boolean): Readonly<Record<string, unknown>> {
  return {
    'matching.numTaskqueueReadPartitions': 1,
    'matching.numTaskqueueWritePartitions': 1,
    'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute': 2,
    'system.forceSearchAttributesCacheRefreshOnRead': true,
    'frontend.WorkflowTimeSkippingEnabled': testing,
    ...(testing
      ? { 'limit.historyCount.suggestContinueAsNew': SHORT_HISTORY, 'frontend.namespaceRPS.visibility': MANY_LISTS }
      : {}),
  };
}

export function dynamicConfiguration(testing: boolean): string {
  const settings = Object.entries(dynamicSettings(testing));
  return JSON.stringify(Object.fromEntries(settings.map(([name, value]) => [name, [{ value, constraints: {} }]])));
}
