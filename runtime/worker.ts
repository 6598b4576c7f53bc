/** The process that runs the workflows and carries out commands. Any number of them may run. */
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { dailyActivities } from '../activities/daily.ts';
import { deliveryActivities } from '../activities/delivery/deliver.ts';
import { transitionActivities } from '../activities/transition.ts';
import { createImports } from '../api/imports.ts';
import { CHANNEL_NAMES } from '../domain/channel.ts';
import { RETRY_POLICY } from '../domain/delivery.ts';
import { personalData } from '../store/personal-data/sealing.ts';
import { openDatabase } from '../store/sql/database.ts';
import { calendarReader } from '../store/visit/calendar.ts';
import { enter, required } from './entry.ts';
import { keepSign } from './heartbeat.ts';
import { openRings } from './keys/rings.ts';
import { startOutbox } from './outbox.ts';
import { openSenders } from './senders.ts';
import { temporalConnection } from './temporal/connect.ts';
import { encryptedPayloads } from './temporal/payload-codec.ts';
import { keepSchedules } from './temporal/schedules.ts';
import { workflowBundle } from './workflow-bundle.ts';

enter('worker', async (config, log) => {
  Runtime.install({ shutdownSignals: [], logger: { ...bridge(log), log: () => undefined, trace: () => undefined } });
  const db = openDatabase(required(config.DATABASE_URL, 'DATABASE_URL'), {
    poolSize: 20,
    applicationName: 'hengzhun-worker',
    genericPlans: true,
  });
  const connection = await NativeConnection.connect(temporalConnection(config));
  const rings = await openRings(config, log);
  const dataKeys = rings.data;
  const personal = personalData(dataKeys);
  const senders = await openSenders(config, db);
  const dataConverter = encryptedPayloads(dataKeys);
  const worker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: config.TASK_QUEUE,
    dataConverter,
    workflowBundle: { codePath: config.WORKFLOW_CODE ?? (await workflowBundle()) },
    activities: {
      ...transitionActivities({
        db,
        dataKeys,
        claimIdleMinutes: config.CLAIM_IDLE_MINUTES,
        calendar: calendarReader(db),
      }),
      ...deliveryActivities({ db, personal, senders }),
      ...dailyActivities({ db }),
    },
    maxCachedWorkflows: 1000,
    shutdownGraceTime: '3s',
    shutdownForceTime: '8s',
  });
  const run = worker.run();
  run.catch((error: unknown) => {
    log.fatal(error, 'the worker ended');
    process.exit(1);
  });
  const clientConnection = Connection.lazy(temporalConnection(config));
  const temporal = new Client({ connection: clientConnection, namespace: config.TEMPORAL_NAMESPACE, dataConverter });
  const schedules = keepSchedules(temporal, config.TASK_QUEUE, log);
  const outbox = startOutbox({
    db,
    temporal,
    imports: createImports({ temporal, taskQueue: config.TASK_QUEUE }),
    taskQueue: config.TASK_QUEUE,
    channels: CHANNEL_NAMES.filter((name) => senders[name] !== null),
    retryPolicy: RETRY_POLICY,
    log,
  });
  const sign = keepSign(db, 'worker', rings, log);
  return {
    async stop() {
      schedules.stop();
      await outbox.stop();
      await clientConnection.close();
      worker.shutdown();
      await run;
      await sign.stop();
      rings.stop();
      await connection.close();
      await db.destroy();
    },
  };
});

function bridge(log: { debug: LogFn; info: LogFn; warn: LogFn; error: LogFn }) {
  const line = (level: 'debug' | 'info' | 'warn' | 'error') => (message: string, meta?: Record<string, unknown>) =>
    log[level]({ ...meta, sdkComponent: undefined }, message);
  return { debug: line('debug'), info: line('debug'), warn: line('warn'), error: line('error') };
}

type LogFn = (context: object, message: string) => void;
