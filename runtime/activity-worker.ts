/**
 * A process that carries out one kind of slow work: at low priority and one piece at a time, so that a thousand
 * certificates or a large workbook never slow a clerk's click.
 */
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Knex } from 'knex';
import { type FileStore, openFileStore } from '../store/file/files.ts';
import { openDatabase } from '../store/sql/database.ts';
import type { Config } from './config.ts';
import { enter, required } from './entry.ts';
import { keepSign } from './heartbeat.ts';
import { temporalConnection } from './temporal/connect.ts';

const LOW_PRIORITY = 19;

interface Tools {
  readonly db: Knex;
  readonly files: FileStore;
  readonly config: Config;
}

/** @param name its task queue is that of the workflows with `-name` */
export function enterActivityWorker(name: string, activitiesOf: (tools: Tools) => object | Promise<object>): void {
  enter(name, async (config, log) => {
    yieldToOthers(log);
    Runtime.install({ shutdownSignals: [] });
    const db = openDatabase(required(config.DATABASE_URL, 'DATABASE_URL'), {
      poolSize: 3,
      applicationName: `hengzhun-${name}`,
    });
    const connection = await NativeConnection.connect(temporalConnection(config));
    const worker = await Worker.create({
      connection,
      namespace: config.TEMPORAL_NAMESPACE,
      taskQueue: `${config.TASK_QUEUE}-${name}`,
      activities: await activitiesOf({ db, files: openFileStore({ folder: `${config.DATA_DIR}/files` }), config }),
      maxConcurrentActivityTaskExecutions: 1,
      shutdownGraceTime: '3s',
      shutdownForceTime: '8s',
    });
    const run = worker.run();
    run.catch((error: unknown) => {
      log.fatal(error, 'the worker ended');
      process.exit(1);
    });
    const sign = keepSign(db, name, log);
    return {
      async stop() {
        worker.shutdown();
        await run;
        await sign.stop();
        await connection.close();
        await db.destroy();
      },
    };
  });
}

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
    if (!absent) log.warn(error, 'the priority could not be lowered: slow work competes with all other work');
  }
}
