/** The whole system, started and stopped in order; for `npm start` and the tests. */
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import type { KeyRing } from '../store/keys/ring.ts';
import { type Child, startChild } from './child.ts';
import { type Config, environmentFor, environmentOf, localUrl, requireProviders } from './config.ts';
import { DataFolder } from './data-folder.ts';
import { explain, StartFailure } from './failure.ts';
import { ensureFirstAdministrator } from './first-administrator.ts';
import { IMPORTS_HEAP } from './imports-heap.ts';
import { buildInterfaces } from './interfaces.ts';
import { openKeyProvider } from './keys/provider.ts';
import { configuredKeys, openRings } from './keys/rings.ts';
import { ensureKeys, RING_NAMES } from './keys/stored.ts';
import { keepLogsSmall } from './logs.ts';
import { migrate } from './migrate.ts';
import { refuseTakenPort } from './ports.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { refuseUnsafe } from './production.ts';
import { SERVER } from './server-build.mjs';
import { signingKey } from './signing-key.ts';
import { allOrAbort, StopList } from './stop-list.ts';
import type { TemporalBinaries } from './temporal/binaries.ts';
import { temporalConnection } from './temporal/connect.ts';
import { ensureNamespace, refuseForTryingOut } from './temporal/namespace.ts';
import { provideTemporal } from './temporal/provide.ts';
import { kindBefore } from './temporal/schemas.ts';
import { startTemporal, type TemporalServer } from './temporal/server.ts';
import { whatRuns } from './temporal/words.ts';
import { workflowBundle } from './workflow-bundle.ts';

export interface System {
  /** The address of the API and both interfaces on this machine. */
  readonly url: string;
  /** The password of an administrator created at this start, or null. */
  readonly firstPassword: string | null;
  readonly ownerUrl: string;
  readonly dataKeys: KeyRing;
  /** The environment of our own processes. */
  readonly environment: NodeJS.ProcessEnv;
  logFile(name: string): string;
  readonly postgres: Postgres | null;
  readonly temporal: TemporalServer | null;
  readonly worker: Child;
  readonly documents: Child;
  readonly imports: Child;
  readonly api: Child;
  /** Stops everything in reverse order; further calls have no effect. */
  stop(): Promise<void>;
}

export interface SystemOptions {
  readonly say: (line: string) => void;
  readonly testing?: boolean;
  readonly withInterfaces?: boolean;
  /** Whether demo data will be loaded, which has public passwords. */
  readonly demo?: boolean | undefined;
  /** Aborts the start. */
  readonly signal?: AbortSignal;
}

/** @throws StartFailure, or the signal's reason, after stopping everything that had been started */
export async function startSystem(config: Config, options: SystemOptions): Promise<System> {
  const stops = new StopList(options.say);
  try {
    return await startParts(config, options, stops);
  } catch (error) {
    await stops.stop();
    options.signal?.throwIfAborted();
    throw error;
  }
}

async function startParts(config: Config, options: SystemOptions, stops: StopList): Promise<System> {
  const { say, testing = false } = options;
  requireProviders(config);
  refuseUnsafe(config, { demo: options.demo });
  if (config.DATABASE_URL && !config.TEMPORAL_ADDRESS) {
    throw new StartFailure(
      '使用外部数据库时请同时设置 TEMPORAL_ADDRESS。 Set TEMPORAL_ADDRESS when DATABASE_URL is set.',
    );
  }
  await refuseTakenPort(config);
  const folder = new DataFolder(config.DATA_DIR);
  const unlock = folder.lock();
  const leaveLogs = keepLogsSmall(folder.file('logs'), say);
  stops.add('数据文件夹 data folder', () => {
    leaveLogs();
    unlock();
  });
  if (config.DATABASE_URL) folder.close(false);
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = Date.now();
    const result = await work();
    options.signal?.throwIfAborted();
    say(`  ✓ ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    return result;
  };
  const failed = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, failed.signal]) : failed.signal;

  const database = async (): Promise<Postgres | null> => {
    if (config.DATABASE_URL) return null;
    const started = await startPostgres(folder, say, { durable: !testing });
    stops.add('PostgreSQL', started.stop);
    return started;
  };
  const program = async (): Promise<TemporalBinaries | null> => {
    if (config.TEMPORAL_ADDRESS) return null;
    const { HENGZHUN_CACHE_DIR: cacheFolder, PRODUCTION: production } = config;
    const found = await provideTemporal({ cacheFolder, say, signal, kind: kindBefore(folder), production });
    say(`  ${whatRuns(found)}`);
    return found;
  };
  // In production, nothing is started before a suitable Temporal server is available.
  const known = config.PRODUCTION ? await program() : null;
  const [postgres, binaries] = await allOrAbort(failed, timed('PostgreSQL', database), known ?? program());
  const appUrl = config.DATABASE_URL ?? postgres?.appUrl ?? '';
  const ownerUrl = config.DATABASE_OWNER_URL ?? postgres?.ownerUrl ?? appUrl;
  const provider = await openKeyProvider(config.KEY_PROVIDER);
  for (const name of RING_NAMES)
    if (configuredKeys(config, name).length === 0) await ensureKeys(folder, name, provider);
  const { data: dataKeys } = await openRings(config);
  await timed('数据库结构 migrations', () => migrate(ownerUrl, dataKeys).catch(unreachableDatabase));

  const server = async (): Promise<TemporalServer | null> => {
    if (!binaries || !postgres) return null;
    const ui = config.TEMPORAL_UI;
    const started = await startTemporal({ folder, binaries, sql: postgres.temporal, ui, tls: true, testing, say });
    stops.add('Temporal', started.stop);
    return started;
  };
  const interfaces = () => buildInterfaces({ say, signal, logFile: folder.file('logs', 'interfaces.log') });
  const [temporal] = await allOrAbort(
    failed,
    timed('Temporal', server),
    (options.withInterfaces ?? true) ? timed('界面 interfaces', interfaces) : null,
  );
  const complete = {
    ...config,
    TEMPORAL_ADDRESS: config.TEMPORAL_ADDRESS ?? temporal?.address,
    ...(temporal?.tls ? { TEMPORAL_TLS: true, ...temporal.tls } : {}),
  };
  await prepareNamespace(complete, say);
  await timed('工作流 workflow code', workflowBundle);

  const url = localUrl(config);
  const environment: NodeJS.ProcessEnv = {
    NODE_ENV: 'production',
    ...process.env,
    ...environmentOf({
      ...complete,
      DATABASE_URL: appUrl,
      TEMPORAL_UI_URL: config.TEMPORAL_UI_URL ?? temporal?.uiUrl ?? undefined,
      PUBLIC_URL: config.PUBLIC_URL ?? url,
      ...(await signingKey(config, folder)),
    }),
  };
  const logFile = (name: string) => folder.file('logs', name);
  const child = (name: string, entry: string, heap?: number) => {
    const run = [join(SERVER, `${entry}.js`)];
    const started = startChild({
      name,
      run,
      heap,
      env: environmentFor(entry, environment),
      logFile: logFile(`${entry}.log`),
      say,
    });
    stops.addWhenStarted(name, started);
    return timed(name, () => started);
  };
  // They are stopped in reverse order: first no new commands are accepted, then those in progress are finished.
  const children = await allOrAbort(
    failed,
    child('工作流进程 worker', 'worker'),
    child('证书进程 documents', 'documents-worker'),
    child('导入进程 imports', 'imports-worker', IMPORTS_HEAP),
    child('服务 API', 'api'),
  );
  const [worker, documents, imports, api] = children;
  // Last, so that a start that is aborted before the password is displayed creates no account.
  const firstPassword = await ensureFirstAdministrator(ownerUrl);
  return {
    url,
    firstPassword,
    ownerUrl,
    dataKeys,
    environment,
    logFile,
    postgres,
    temporal,
    worker,
    documents,
    imports,
    api,
    stop: () => stops.stop(),
  };
}

async function prepareNamespace(config: Config, say: (line: string) => void): Promise<void> {
  const connection = await Connection.connect(temporalConnection(config)).catch(() => {
    throw new StartFailure(
      `无法连接 Temporal（${config.TEMPORAL_ADDRESS}），请检查 TEMPORAL_ADDRESS。 Temporal cannot be reached; check TEMPORAL_ADDRESS.`,
    );
  });
  try {
    if (config.PRODUCTION) await refuseForTryingOut(connection);
    await ensureNamespace(connection, config.TEMPORAL_NAMESPACE, say);
  } finally {
    await connection.close();
  }
}

function unreachableDatabase(error: unknown): never {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_|28)/.test(code)) {
    throw new StartFailure(
      `无法连接数据库（${code}），请检查 DATABASE_OWNER_URL 和 DATABASE_URL。 The database cannot be reached; check DATABASE_OWNER_URL and DATABASE_URL.`,
    );
  }
  throw explain(error, '更新数据库结构');
}
