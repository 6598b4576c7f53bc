/**
 * The process that makes PDFs and imports workbooks. It runs at low priority, one document and one workbook at a time, so
 * that making a thousand certificates never slows a clerk's click.
 */
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { documentActivities } from '../activities/certificates.ts';
import { importActivities } from '../activities/ledger-import/import.ts';
import { openDatabase } from '../store/database.ts';
import { openFileStore } from '../store/files.ts';
import { enter, required } from './entry.ts';
import { temporalConnection } from './temporal/connect.ts';

const LOW_PRIORITY = 19;

enter('documents', async (config, log) => {
  yieldToOthers(log);
  Runtime.install({ shutdownSignals: [] });
  const db = openDatabase(required(config.DATABASE_URL, 'DATABASE_URL'), {
    poolSize: 5,
    applicationName: 'hengzhun-documents',
  });
  const connection = await NativeConnection.connect(temporalConnection(config));
  const files = openFileStore({ folder: `${config.DATA_DIR}/files` });
  const common = {
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    maxConcurrentActivityTaskExecutions: 1,
    shutdownGraceTime: '3s',
    shutdownForceTime: '8s',
  } as const;
  const publicUrl = required(config.PUBLIC_URL, 'PUBLIC_URL');
  const workers = [
    await Worker.create({
      ...common,
      taskQueue: `${config.TASK_QUEUE}-documents`,
      activities: documentActivities({ db, files, publicUrl }),
    }),
    await Worker.create({
      ...common,
      taskQueue: `${config.TASK_QUEUE}-imports`,
      activities: importActivities({ db, files }),
    }),
  ];
  const run = Promise.all(workers.map((worker) => worker.run()));
  run.catch((error: unknown) => {
    log.fatal(error, 'a worker ended');
    process.exit(1);
  });
  return {
    async stop() {
      for (const worker of workers) worker.shutdown();
      await run;
      await connection.close();
      await db.destroy();
    },
  };
});

/**
 * Lowest priority. Linux shares the processor among sessions first where autogroups are on, and this process is a
 * session of its own: there its group has to yield (sched(7), "The autogroup feature").
 */
function yieldToOthers(log: { warn(error: unknown, message: string): void }): void {
  setPriority(LOW_PRIORITY);
  try {
    writeFileSync('/proc/self/autogroup', String(LOW_PRIORITY), { flag: 'r+' });
  } catch (error) {
    const absent = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (!absent) log.warn(error, 'documents are made at the priority of everything else');
  }
}
