/**
 * The process that makes PDFs. It runs at low priority, one document at a time, so that making a thousand certificates
 * never slows a clerk's click.
 */
import { setPriority } from 'node:os';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { documentActivities } from '../activities/certificates.ts';
import { openDatabase } from '../store/database.ts';
import { openFileStore } from '../store/files.ts';
import { enter, required } from './entry.ts';
import { temporalConnection } from './temporal/connect.ts';

const LOW_PRIORITY = 19;

enter('documents', async (config, log) => {
  setPriority(LOW_PRIORITY);
  Runtime.install({ shutdownSignals: [] });
  const db = openDatabase(required(config.DATABASE_URL, 'DATABASE_URL'), {
    poolSize: 3,
    applicationName: 'hengzhun-documents',
  });
  const connection = await NativeConnection.connect(temporalConnection(config));
  const worker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: `${config.TASK_QUEUE}-documents`,
    activities: documentActivities({
      db,
      files: openFileStore({ folder: `${config.DATA_DIR}/files` }),
      publicUrl: required(config.PUBLIC_URL, 'PUBLIC_URL'),
    }),
    maxConcurrentActivityTaskExecutions: 1,
    shutdownGraceTime: '3s',
    shutdownForceTime: '8s',
  });
  const run = worker.run();
  run.catch((error: unknown) => {
    log.fatal(error, 'the worker ended');
    process.exit(1);
  });
  return {
    async stop() {
      worker.shutdown();
      await run;
      await connection.close();
      await db.destroy();
    },
  };
});
