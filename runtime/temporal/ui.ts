import { mkdirSync, writeFileSync } from 'node:fs';
import { ENGINE_PATH } from '../../api/engine.ts';
import { type DataFolder, FILE, FOLDER } from '../data-folder.ts';
import { pause, type ServerProcess, startServer } from '../process.ts';
import type { TemporalTls } from './certificates.ts';

export interface TemporalUi {
  readonly url: string;
  readonly server: ServerProcess;
}

const START_TIMEOUT_MS = 5_000;

/**
 * Temporal's own web UI, on loopback. It is read-only: changing a workflow there would bypass our permissions and our
 * audit log. Returns null if it does not start, since nothing depends on it.
 */
export async function startUi(
  folder: DataFolder,
  program: string,
  address: string,
  port: number,
  tls: TemporalTls | null,
): Promise<TemporalUi | null> {
  const configFolder = folder.file('temporal-ui');
  mkdirSync(configFolder, { recursive: true, mode: FOLDER });
  const config = {
    temporalGrpcAddress: address,
    host: '127.0.0.1',
    port,
    enableUi: true,
    publicPath: ENGINE_PATH,
    disableNewsFetch: true,
    disableWriteActions: true,
    hideLogs: true,
    ...(tls ? { tls: tlsConfiguration(tls) } : {}),
    codec: { endpoint: '/api/engine-codec', passAccessToken: false, includeCredentials: true },
    cors: { allowOrigins: [`http://127.0.0.1:${port}`] },
  };
  writeFileSync(folder.file('temporal-ui', 'development.yaml'), JSON.stringify(config), { mode: FILE });
  const url = `http://127.0.0.1:${port}`;
  const server = startServer(program, ['--root', folder.path, '--config', 'temporal-ui', 'start'], {
    logFile: folder.file('logs', 'temporal-ui.log'),
    lastSignal: 'KILL',
  });
  for (const until = Date.now() + START_TIMEOUT_MS; Date.now() < until && !server.hasEnded(); await pause(50)) {
    const answer = await fetch(`${url}${ENGINE_PATH}`).catch(() => null);
    if (answer?.ok) return { url, server };
  }
  return null;
}

function tlsConfiguration({ TEMPORAL_TLS_CA, TEMPORAL_TLS_CERT, TEMPORAL_TLS_KEY, TEMPORAL_TLS_NAME }: TemporalTls) {
  return {
    caFile: TEMPORAL_TLS_CA,
    certFile: TEMPORAL_TLS_CERT,
    keyFile: TEMPORAL_TLS_KEY,
    enableHostVerification: true,
    serverName: TEMPORAL_TLS_NAME,
  };
}
