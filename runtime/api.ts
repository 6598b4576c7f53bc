/** The process that serves the API and both interfaces. Any number of them may run behind a load balancer. */
import type { ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { createBooking } from '../api/booking.ts';
import { ENGINE_PATH } from '../api/engine.ts';
import { httpServer } from '../api/http/http-server.ts';
import { createImports } from '../api/imports.ts';
import { createMonitor } from '../api/monitor/index.ts';
import { codeDirectory } from '../api/registration/directory.ts';
import { createApi } from '../api/server.ts';
import { SHORTEST_PASSWORD } from '../domain/password.ts';
import { openFileStore } from '../store/file/files.ts';
import { personalData } from '../store/personal-data/sealing.ts';
import { openDatabase } from '../store/sql/database.ts';
import { keepAnchors, openAnchors } from './anchors.ts';
import type { Config } from './config.ts';
import { openDocumentPool } from './document-pool.ts';
import { enter, required } from './entry.ts';
import { keepSign } from './heartbeat.ts';
import { openRings } from './keys/rings.ts';
import { listenFailure } from './ports.ts';
import { keepSweeping } from './retention.ts';
import { smsSender } from './senders.ts';
import { temporalConnection } from './temporal/connect.ts';
import { encryptedPayloads } from './temporal/payload-codec.ts';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..');

enter('api', async (config, log) => {
  const db = openDatabase(required(config.DATABASE_URL, 'DATABASE_URL'), {
    poolSize: 20,
    applicationName: 'hengzhun-api',
  });
  const connection = Connection.lazy(temporalConnection(config));
  const rings = await openRings(config, log);
  const dataKeys = rings.data;
  const dataConverter = encryptedPayloads(dataKeys);
  const temporal = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter });
  const personal = personalData(dataKeys);
  const booking = createBooking({ temporal, db, dataKeys, taskQueue: config.TASK_QUEUE, limits: config.TIME_LIMITS });
  const imports = createImports({ temporal, taskQueue: config.TASK_QUEUE });
  const monitor = createMonitor({
    db,
    temporal,
    booking,
    imports,
    taskQueue: config.TASK_QUEUE,
    limits: config.TIME_LIMITS,
    idle: config.CLAIM_IDLE_MINUTES,
    engineUrl: config.TEMPORAL_UI_URL ? ENGINE_PATH : null,
  });
  const documents = openDocumentPool();
  const files = openFileStore({ folder: `${config.DATA_DIR}/files` });
  const anchors = openAnchors(db, config, log);
  const app = await createApi({
    db,
    documents,
    anchors,
    personal,
    directory: codeDirectory,
    sms: await smsSender(config, db, personal),
    booking,
    imports,
    monitor,
    files,
    log,
    ready: () => readiness(db, connection),
    portalFolder: join(ROOT, 'dist', 'portal'),
    consoleFolder: join(ROOT, 'dist', 'admin'),
    config: {
      sessionSecrets: rings.session,
      dataKeys,
      publicUrl: required(config.PUBLIC_URL, 'PUBLIC_URL'),
      metricsToken: config.METRICS_TOKEN,
      wechat: wechatAccount(config),
      maxInstrumentsPerOrder: config.MAX_INSTRUMENTS_PER_ORDER,
      uploadLimitMegabytes: config.UPLOAD_LIMIT_MB,
      claimIdleMinutes: config.CLAIM_IDLE_MINUTES,
      timeLimits: config.TIME_LIMITS,
      trustProxy: config.TRUST_PROXY ?? [],
      sessionIdleMinutes: config.SESSION_IDLE_MINUTES,
      shortestPassword: config.SHORTEST_PASSWORD ?? (config.PRODUCTION ? 8 : SHORTEST_PASSWORD),
      secondFactorRequired: config.REQUIRE_SECOND_FACTOR ?? config.PRODUCTION,
      engineUrl: config.TEMPORAL_UI_URL,
    },
  });
  const server = httpServer(app);
  const open = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFailure(error, config)));
    server.listen(config.PORT, config.HOST, resolve);
  });
  const sweeping = keepSweeping(db, files, config.RETENTION, log);
  const anchoring = keepAnchors(anchors, log);
  const sign = keepSign(db, 'api', rings, log);
  const monitoring = config.WATCH_SECONDS > 0 ? monitor.start(config.WATCH_SECONDS, log) : null;
  return {
    async stop() {
      clearInterval(sweeping);
      const stopped = monitoring?.stop();
      server.close();
      // A stream of events would stay open for ever; browsers reconnect by themselves.
      for (const response of open) if (isStream(response)) response.end();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 3_000).unref();
      await new Promise((resolve) => server.once('close', resolve));
      await anchoring.stop();
      await stopped;
      await documents.close();
      await sign.stop();
      rings.stop();
      await connection.close();
      await db.destroy();
    },
  };
});

function isStream(response: ServerResponse): boolean {
  return String(response.getHeader('content-type')).startsWith('text/event-stream');
}

/** Whether the database and Temporal answer now. */
async function readiness(db: ReturnType<typeof openDatabase>, connection: Connection) {
  const answers = (ask: Promise<unknown>) =>
    Promise.race([
      ask.then(() => true),
      new Promise<boolean>((resolve) => setTimeout(resolve, 2_000, false).unref()),
    ]).catch(() => false);
  const [database, temporal] = await Promise.all([
    answers(db.raw('select 1')),
    answers(connection.workflowService.getSystemInfo({})),
  ]);
  return { ok: database && temporal, parts: { database, temporal } };
}

function wechatAccount({ WECHAT_TOKEN: token, WECHAT_APP_ID: appId, WECHAT_AES_KEY: encodingAesKey }: Config) {
  if (!token) return undefined;
  return { token, ...(appId && encodingAesKey ? { encryption: { appId, encodingAesKey } } : {}) };
}
