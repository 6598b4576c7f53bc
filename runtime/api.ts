/** The process that serves the API and both interfaces. Any number of them may run behind a load balancer. */
import { createServer, type ServerResponse } from 'node:http';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client, Connection } from '@temporalio/client';
import { createBooking } from '../api/booking.ts';
import { ENGINE_PATH } from '../api/engine.ts';
import { createImports } from '../api/imports.ts';
import { createMonitor } from '../api/monitor/index.ts';
import { codeDirectory } from '../api/registration/directory.ts';
import { createApi } from '../api/server.ts';
import { openFileStore } from '../store/file/files.ts';
import { personalData } from '../store/personal-data/sealing.ts';
import { openDatabase } from '../store/sql/database.ts';
import type { Config } from './config.ts';
import { enter, required } from './entry.ts';
import { listenFailure } from './ports.ts';
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
  const dataKey = Buffer.from(required(config.DATA_KEY, 'DATA_KEY'), 'hex');
  const dataConverter = encryptedPayloads(dataKey);
  const temporal = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter });
  const personal = personalData(dataKey);
  const booking = createBooking({ temporal, db, dataKey, taskQueue: config.TASK_QUEUE, limits: config.TIME_LIMITS });
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
  const app = await createApi({
    db,
    personal,
    directory: codeDirectory,
    sms: await smsSender(config, db, personal),
    booking,
    imports,
    monitor,
    files: openFileStore({ folder: `${config.DATA_DIR}/files` }),
    log,
    ready: () => readiness(db, connection),
    portalFolder: join(ROOT, 'dist', 'portal'),
    consoleFolder: join(ROOT, 'dist', 'admin'),
    config: {
      sessionSecret: required(config.SESSION_SECRET, 'SESSION_SECRET'),
      dataKey,
      publicUrl: required(config.PUBLIC_URL, 'PUBLIC_URL'),
      metricsToken: config.METRICS_TOKEN,
      wechat: wechatAccount(config),
      maxInstrumentsPerOrder: config.MAX_INSTRUMENTS_PER_ORDER,
      uploadLimitMegabytes: config.UPLOAD_LIMIT_MB,
      claimIdleMinutes: config.CLAIM_IDLE_MINUTES,
      timeLimits: config.TIME_LIMITS,
      secureCookies: config.SECURE_COOKIES,
      engineUrl: config.TEMPORAL_UI_URL,
    },
  });
  const server = createServer(app);
  server.keepAliveTimeout = 65_000;
  const open = new Set<ServerResponse>();
  server.on('request', (_request, response) => {
    open.add(response);
    response.once('close', () => open.delete(response));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(listenFailure(error, config)));
    server.listen(config.PORT, config.HOST, resolve);
  });
  const monitoring = config.WATCH_SECONDS > 0 ? monitor.start(config.WATCH_SECONDS, log) : null;
  return {
    async stop() {
      const stopped = monitoring?.stop();
      server.close();
      // A stream of events would stay open for ever; browsers reconnect by themselves.
      for (const response of open) if (isStream(response)) response.end();
      server.closeIdleConnections();
      setTimeout(() => server.closeAllConnections(), 3_000).unref();
      await new Promise((resolve) => server.once('close', resolve));
      await stopped;
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
