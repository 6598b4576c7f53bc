import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Connection } from '@temporalio/client';
import { type DataFolder, isAlive } from '../data-folder.ts';
import { StartFailure } from '../failure.ts';
import { choosePorts } from '../ports.ts';
import { pause, type ServerProcess, startServer, stopProcess } from '../process.ts';
import { dynamicConfiguration, PORT_NAMES, type SqlConnection, serverConfiguration } from './configuration.ts';
import type { TemporalBinaries } from './provide.ts';

export interface TemporalServer {
  readonly address: string;
  readonly uiUrl: string | null;
  readonly pid: () => number;
  /** Stops the server and starts it again on the same ports, for fault tests. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  stop(): Promise<void>;
}

export interface TemporalOptions {
  readonly folder: DataFolder;
  readonly binaries: TemporalBinaries;
  readonly sql: SqlConnection;
  readonly ui: boolean;
  /** Lets tests skip the server's time; never in production. */
  readonly timeSkipping?: boolean;
}

/** Starts the real Temporal server on the embedded PostgreSQL and waits until it answers. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { folder, binaries } = options;
  const ports = await choosePorts(folder, [...PORT_NAMES, 'temporal-ui']);
  const address = `127.0.0.1:${ports['temporal-frontend']}`;
  await stopLeftovers(folder);
  const logFile = folder.file('logs', 'temporal.log');
  const configFile = folder.file('temporal.yaml');
  const dynamicFile = folder.file('temporal-dynamic.yaml');
  writeFileSync(dynamicFile, dynamicConfiguration(options.timeSkipping ?? false));
  writeFileSync(configFile, serverConfiguration(ports, options.sql, dynamicFile), { mode: 0o600 });
  if (binaries.sqlTool) setUpSchemas(folder, binaries, binaries.sqlTool, options.sql);

  const launch = () =>
    binaries.kind === 'server'
      ? startServer(binaries.server, ['--config-file', configFile, '--allow-no-auth', 'start'], { logFile })
      : startServer(
          binaries.server,
          [
            'server',
            'start-dev',
            '--headless',
            '--port',
            String(ports['temporal-frontend']),
            '--db-filename',
            folder.file('temporal.sqlite'),
          ],
          { logFile },
        );
  let server: ServerProcess;
  let wanted = false;
  const begin = async () => {
    wanted = true;
    server = launch();
    remember();
    watch(server);
    await waitUntilServing(address, () => !wanted || isAlive(server.pid), logFile);
  };
  const watch = (running: ServerProcess) =>
    void running.ended.then(async (code) => {
      if (!wanted || running !== server) return;
      console.error(`Temporal 意外停止（${code}），正在重新启动。 Temporal ended unexpectedly and is started again.`);
      await pause(1000);
      if (!wanted) return;
      server = launch();
      remember();
      watch(server);
    });
  const remember = () => folder.writeJson('processes.json', { temporal: server.pid, ui: ui?.pid ?? null });
  let ui: ServerProcess | null = null;
  await begin();
  if (options.ui && binaries.ui) {
    ui = startUi(folder, binaries.ui, address, ports['temporal-ui']);
    remember();
  }
  const end = async () => {
    wanted = false;
    await stopProcess(server.pid, 'SIGTERM', 15_000);
  };
  return {
    address,
    uiUrl: ui ? `http://127.0.0.1:${ports['temporal-ui']}` : null,
    pid: () => server.pid,
    stopServer: end,
    startServer: begin,
    async stop() {
      if (ui) await stopProcess(ui.pid, 'SIGTERM', 5_000);
      await end();
    },
  };
}

/** Creates and updates both databases; skipped when the same server did it before. */
function setUpSchemas(folder: DataFolder, binaries: TemporalBinaries, tool: string, sql: SqlConnection): void {
  if (folder.readJson<{ server: string }>('temporal-schema.json')?.server === binaries.server) return;
  const env = { ...process.env, SQL_PASSWORD: sql.password };
  const run = (database: string, ...args: string[]) => {
    try {
      execFileSync(
        tool,
        [
          '--plugin',
          'postgres12_pgx',
          '--endpoint',
          sql.host,
          '--port',
          String(sql.port),
          '--user',
          sql.user,
          '--database',
          database,
          ...args,
        ],
        { env, stdio: 'pipe' },
      );
    } catch (error) {
      const said =
        error instanceof Error && 'stdout' in error
          ? `${String(error.stdout)} ${'stderr' in error ? String(error.stderr) : ''}`
          : String(error);
      if (!/already exists|42P04/.test(said))
        throw new StartFailure(`Temporal 数据库结构安装失败：${said.slice(-400)}`);
    }
  };
  for (const [database, schema] of [
    ['temporal', 'postgresql/v12/temporal'],
    ['temporal_visibility', 'postgresql/v12/visibility'],
  ] as const) {
    run(database, 'create');
    run(database, 'setup-schema', '-v', '0.0');
    run(database, 'update-schema', '--schema-name', schema);
  }
  folder.writeJson('temporal-schema.json', { server: binaries.server });
}

function startUi(folder: DataFolder, program: string, address: string, port: number): ServerProcess {
  return startServer(program, ['start'], {
    logFile: folder.file('logs', 'temporal-ui.log'),
    env: { ...process.env, TEMPORAL_ADDRESS: address, TEMPORAL_UI_PORT: String(port), TEMPORAL_HOST: '127.0.0.1' },
  });
}

async function waitUntilServing(address: string, alive: () => boolean, logFile: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
    if (!alive()) {
      const tail = readFileSync(logFile, 'utf8').trim().split('\n').slice(-2).join(' ').slice(-600);
      throw new StartFailure(`Temporal 未能启动，见 ${logFile}：${tail}`);
    }
    try {
      const connection = await Connection.connect({ address, connectTimeout: 1000 });
      await connection.workflowService.getSystemInfo({});
      await connection.close();
      return;
    } catch {
      // Not serving yet: the loop's time limit decides.
    }
  }
  throw new StartFailure(`Temporal 在60秒内未就绪，见 ${logFile}。 Temporal was not ready within 60 s.`);
}

/** What an earlier, killed start left running; recognised by its command line, never by its number alone. */
async function stopLeftovers(folder: DataFolder): Promise<void> {
  const known = folder.readJson<Record<string, number | null>>('processes.json') ?? {};
  for (const pid of Object.values(known)) {
    if (!pid || !isAlive(pid) || !existsSync(`/proc/${pid}/cmdline`)) continue;
    if (/temporal/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8'))) await stopProcess(pid, 'SIGTERM', 15_000);
  }
}
