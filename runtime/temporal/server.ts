import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { Connection, type ConnectionOptions } from '@temporalio/client';
import { commandOf, isAlive } from '../alive.ts';
import { type DataFolder, FILE } from '../data-folder.ts';
import { explain, StartFailure } from '../failure.ts';
import { choosePorts } from '../ports.ts';
import type { PostgresRole } from '../postgres.ts';
import { pause, type ServerProcess, startServer, stopProcess } from '../process.ts';
import { supervise } from '../supervisor.ts';
import type { TemporalBinaries } from './binaries.ts';
import { type TemporalTls, temporalCertificates } from './certificates.ts';
import { dynamicConfiguration, dynamicSettings, PORT_NAMES, serverConfiguration } from './configuration.ts';
import { temporalConnection } from './connect.ts';
import { setUpSchemas } from './schemas.ts';
import { startUi } from './ui.ts';

export interface TemporalServer {
  readonly address: string;
  /** The files with which clients prove themselves; null if the server does not ask. */
  readonly tls: TemporalTls | null;
  readonly uiUrl: string | null;
  readonly pid: () => number;
  /** Stops the server, which `startServer` starts again on the same ports, for fault tests. */
  stopServer(): Promise<void>;
  startServer(): Promise<void>;
  stop(): Promise<void>;
}

export interface TemporalOptions {
  readonly folder: DataFolder;
  readonly binaries: TemporalBinaries;
  readonly sql: PostgresRole;
  readonly ui: boolean;
  /** Whether clients must prove themselves, if the server can ask them to. */
  readonly tls: boolean;
  /** Lets tests skip the server's time; never set in production. */
  readonly testing?: boolean;
  readonly say?: (line: string) => void;
}

/**
 * Milliseconds for the server to leave its cluster, of which it is the only member. All its state is in the database:
 * killing it loses nothing.
 */
const STOP_TIMEOUT_MS = 3_000;

/** Starts the real Temporal server – with the embedded PostgreSQL, or the CLI's – and waits until it answers. */
export async function startTemporal(options: TemporalOptions): Promise<TemporalServer> {
  const { folder, binaries, say = console.error, testing = false } = options;
  const files = { yaml: folder.file('temporal.yaml'), dynamic: folder.file('temporal-dynamic.yaml') };
  await stopLeftovers(folder);
  const ports = await choosePorts(folder, [...PORT_NAMES, 'temporal-ui']);
  const address = `127.0.0.1:${ports['temporal-frontend']}`;
  const logFile = folder.file('logs', 'temporal.log');
  const tls = options.tls && binaries.kind === 'server' ? temporalCertificates(folder) : null;
  try {
    writeFileSync(files.dynamic, dynamicConfiguration(testing), { mode: FILE });
    writeFileSync(files.yaml, serverConfiguration(ports, options.sql, files.dynamic, tls), { mode: FILE });
  } catch (error) {
    throw explain(error, '写入 Temporal 配置');
  }
  await setUpSchemas(folder, binaries, options.sql);

  const args =
    binaries.kind === 'server'
      ? ['--config-file', files.yaml, '--allow-no-auth', 'start']
      : developmentServer(ports['temporal-frontend'], folder.file('temporal.sqlite'), testing);
  const server = await supervise({
    name: 'Temporal',
    launch: () => {
      const launched = startServer(binaries.server, args, { logFile, lastSignal: 'KILL' });
      folder.writeJson('processes.json', { temporal: launched.pid });
      return launched;
    },
    waitUntilUp: (launched) => waitUntilServing(launched, temporalConnection(connectionOf(address, tls)), logFile),
    stopSignal: 'SIGTERM',
    patience: STOP_TIMEOUT_MS,
    say,
  });
  const ui = options.ui && binaries.ui ? await startUi(folder, binaries.ui, address, ports['temporal-ui'], tls) : null;
  return {
    address,
    tls,
    uiUrl: ui?.url ?? null,
    pid: server.pid,
    stopServer: server.halt,
    startServer: server.resume,
    async stop() {
      if (ui && !ui.server.hasEnded()) await stopProcess(ui.server.pid, 'SIGTERM', STOP_TIMEOUT_MS);
      await server.halt();
    },
  };
}

/**
 * The CLI's own server, which stores its workflows in a file. It runs without its web UI: that has no setting to hide
 * the buttons that change workflows, which would bypass our permissions and our audit log.
 */
function developmentServer(port: number, file: string, testing: boolean): string[] {
  const settings = Object.entries(dynamicSettings(testing));
  return [
    ...['server', 'start-dev', '--headless', '--ip', '127.0.0.1', '--port', String(port), '--db-filename', file],
    ...['--log-level', 'warn'],
    ...settings.flatMap(([name, value]) => ['--dynamic-config-value', `${name}=${JSON.stringify(value)}`]),
  ];
}

function connectionOf(address: string, tls: TemporalTls | null) {
  return { TEMPORAL_ADDRESS: address, TEMPORAL_TLS: tls !== null, ...tls };
}

async function waitUntilServing(server: ServerProcess, options: ConnectionOptions, logFile: string): Promise<void> {
  for (const until = Date.now() + 60_000; Date.now() < until; await pause(100)) {
    if (server.hasEnded()) {
      const log = existsSync(logFile) ? readFileSync(logFile, 'utf8') : '';
      const tail = log.trim().split('\n').slice(-2).join(' ').slice(-600);
      throw explain(
        new StartFailure(`Temporal 未能启动，见 ${logFile}：${tail} Temporal did not start; see its log.`),
        '启动 Temporal',
      );
    }
    try {
      const connection = await Connection.connect({ ...options, connectTimeout: 1000 });
      await connection.workflowService.getSystemInfo({});
      await connection.close();
      return;
    } catch {
      // Not ready yet: the loop has a time limit.
    }
  }
  throw new StartFailure(`Temporal 在60秒内未就绪，见 ${logFile}。 Temporal was not ready within 60 s.`);
}

/**
 * Stops the server that an earlier, killed start left running; it is recognised by its command line, not by its id
 * alone.
 */
async function stopLeftovers(folder: DataFolder): Promise<void> {
  const { temporal } = folder.readJson<{ temporal?: number }>('processes.json') ?? {};
  if (!temporal || !isAlive(temporal)) return;
  if (commandOf(temporal)?.includes(folder.path)) await stopProcess(temporal, 'SIGTERM', STOP_TIMEOUT_MS);
}
