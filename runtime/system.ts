/** The whole system, started and stopped in order. `npm start` and the tests use the same. */
import { createServer } from 'node:net';
import { Connection } from '@temporalio/client';
import type { Child } from './child.ts';
import { startChild } from './child.ts';
import type { Config } from './config.ts';
import { DataFolder } from './data-folder.ts';
import { StartFailure } from './failure.ts';
import { ensureFirstAdministrator } from './first-administrator.ts';
import { buildInterfaces } from './interfaces.ts';
import { migrate } from './migrate.ts';
import { type Postgres, startPostgres } from './postgres.ts';
import { temporalConnection } from './temporal/connect.ts';
import { ensureNamespace } from './temporal/namespace.ts';
import { provideTemporal } from './temporal/provide.ts';
import { startTemporal, type TemporalServer } from './temporal/server.ts';
import { workflowBundle } from './workflow-bundle.ts';

export interface System {
  readonly url: string;
  /** Password of the administrator made at this start, or null. */
  readonly firstPassword: string | null;
  readonly ownerUrl: string;
  /** The environment of our own processes. */
  readonly environment: NodeJS.ProcessEnv;
  logFile(name: string): string;
  readonly postgres: Postgres | null;
  readonly temporal: TemporalServer | null;
  readonly worker: Child;
  readonly documents: Child;
  readonly api: Child;
  stop(): Promise<void>;
}

export interface SystemOptions {
  readonly say: (line: string) => void;
  readonly timeSkipping?: boolean;
  readonly withInterfaces?: boolean;
}

type Stop = { name: string; stop: () => Promise<void> };

/** @throws StartFailure, with everything that had been started stopped again */
export async function startSystem(config: Config, options: SystemOptions): Promise<System> {
  const stops: Stop[] = [];
  const stop = async () => {
    for (const part of stops.splice(0).reverse()) {
      const began = Date.now();
      await part.stop();
      options.say(`  ✓ ${part.name} 已停止 stopped (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    }
  };
  try {
    return await startParts(config, options, stops, stop);
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  config: Config,
  options: SystemOptions,
  stops: Stop[],
  stop: () => Promise<void>,
): Promise<System> {
  const { say } = options;
  await refuseTakenPort(config);
  const folder = new DataFolder(config.DATA_DIR);
  const unlock = folder.lock();
  stops.push({ name: '数据文件夹 data folder', stop: async () => unlock() });
  const timed = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    const began = Date.now();
    const result = await work();
    say(`  ✓ ${name} (${((Date.now() - began) / 1000).toFixed(1)} s)`);
    return result;
  };

  let postgres: Postgres | null = null;
  if (!config.DATABASE_URL) {
    postgres = await timed('PostgreSQL', () => startPostgres(folder));
    stops.push({ name: 'PostgreSQL', stop: postgres.stop });
  }
  const appUrl = config.DATABASE_URL ?? postgres?.appUrl ?? '';
  const ownerUrl = config.DATABASE_OWNER_URL ?? postgres?.ownerUrl ?? appUrl;
  await timed('数据库结构 migrations', () => migrate(ownerUrl));
  const firstPassword = await ensureFirstAdministrator(ownerUrl);

  let temporal: TemporalServer | null = null;
  if (!config.TEMPORAL_ADDRESS) {
    if (!postgres)
      throw new StartFailure(
        '使用外部数据库时请同时设置 TEMPORAL_ADDRESS。 Set TEMPORAL_ADDRESS when DATABASE_URL is set.',
      );
    const binaries = await provideTemporal(config.HENGZHUN_CACHE_DIR, say);
    temporal = await timed('Temporal', () =>
      startTemporal({
        folder,
        binaries,
        sql: postgres.superuser,
        ui: config.TEMPORAL_UI,
        timeSkipping: options.timeSkipping ?? false,
      }),
    );
    stops.push({ name: 'Temporal', stop: temporal.stop });
  }
  const complete: Config = { ...config, TEMPORAL_ADDRESS: config.TEMPORAL_ADDRESS ?? temporal?.address };
  await prepareNamespace(complete);
  await timed('工作流 workflow code', () => workflowBundle(folder.file('cache')));
  if (options.withInterfaces ?? true) await timed('界面 interfaces', () => buildInterfaces(say));

  const url = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  const env = childEnvironment(complete, folder, appUrl, url);
  const child = async (name: string, entry: string) => {
    const started = await timed(name, () =>
      startChild({ name, entry, env, logFile: folder.file('logs', `${entry.replace('.ts', '')}.log`) }),
    );
    stops.push({ name, stop: started.stop });
    return started;
  };
  const [worker, documents, api] = await Promise.all([
    child('工作流进程 worker', 'worker.ts'),
    child('证书进程 documents', 'documents-worker.ts'),
    child('服务 API', 'api.ts'),
  ]);
  const logFile = (name: string) => folder.file('logs', name);
  return { url, firstPassword, ownerUrl, environment: env, logFile, postgres, temporal, worker, documents, api, stop };
}

async function prepareNamespace(config: Config): Promise<void> {
  const connection = await Connection.connect(temporalConnection(config)).catch(() => {
    throw new StartFailure(
      `无法连接 Temporal（${config.TEMPORAL_ADDRESS}），请检查 TEMPORAL_ADDRESS。 Temporal cannot be reached; check TEMPORAL_ADDRESS.`,
    );
  });
  try {
    await ensureNamespace(connection, config.TEMPORAL_NAMESPACE);
  } finally {
    await connection.close();
  }
}

/** Everything our processes need, in their environment: they start nothing and make up nothing. */
function childEnvironment(config: Config, folder: DataFolder, appUrl: string, url: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    DATA_DIR: config.DATA_DIR,
    HOST: config.HOST,
    PORT: String(config.PORT),
    DATABASE_URL: appUrl,
    TEMPORAL_ADDRESS: config.TEMPORAL_ADDRESS,
    TEMPORAL_NAMESPACE: config.TEMPORAL_NAMESPACE,
    TASK_QUEUE: config.TASK_QUEUE,
    TIME_LIMITS: JSON.stringify(config.TIME_LIMITS),
    PUBLIC_URL: url,
    SESSION_SECRET: config.SESSION_SECRET ?? folder.secret('session'),
    DATA_KEY: config.DATA_KEY ?? folder.secret('data-key'),
    LOG_LEVEL: config.LOG_LEVEL,
  };
}

async function refuseTakenPort({ HOST, PORT }: Config): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new StartFailure(
              `端口 ${PORT} 已被占用；请停止占用它的程序，或用 PORT 指定其他端口。 Port ${PORT} is taken; stop what uses it or set PORT.`,
            )
          : error,
      ),
    );
    probe.listen(PORT, HOST, () => probe.close(() => resolve()));
  });
}
