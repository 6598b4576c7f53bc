/** A process for one kind of slow work, one task at a time, so that a thousand certificates never slow down a clerk. */
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import type { Knex } from 'knex';
import { type FileStore, openFileStore } from '../store/file/files.ts';
import { openDatabase } from '../store/sql/database.ts';
import type { Config } from './config.ts';
import { enter, required } from './entry.ts';
import { keepSign } from './heartbeat.ts';
import { openRings } from './keys/rings.ts';
import { temporalConnection } from './temporal/connect.ts';
import { encryptedPayloads } from './temporal/payload-codec.ts';

/** A tenth of the processor time of a normal process, if both want all of it. */
const LOW_PRIORITY = 10;

interface Tools {
  readonly db: Knex;
  readonly files: FileStore;
  readonly config: Config;
}

interface Manner {
  /** Whether all other work comes first. */
  readonly yields?: boolean;
}

/** @param name suffix of its task queue: that of the workflows followed by `-name` */
export function enterActivityWorker(
  name: string,
  activitiesOf: (tools: Tools) => object | Promise<object>,
  { yields = false }: Manner = {},
): void {
  enter(name, async (config, log) => {
    if (yields) yieldToOthers(log);
    Runtime.install({ shutdownSignals: [] });
    const db = openDatabase(required(config.DATABASE_URL, 'DATABASE_URL'), {
      poolSize: 3,
      applicationName: `hengzhun-${name}`,
    });
    const rings = await openRings(config, log);
    const connection = await NativeConnection.connect(temporalConnection(config));
    const worker = await Worker.create({
      connection,
      namespace: config.TEMPORAL_NAMESPACE,
      taskQueue: `${config.TASK_QUEUE}-${name}`,
      dataConverter: encryptedPayloads(rings.data),
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
    const sign = keepSign(db, name, rings, log);
    return {
      async stop() {
        worker.shutdown();
        await run;
        await sign.stop();
        rings.stop();
        await connection.close();
        await db.destroy();
      },
    };
  });
}

/**
 * Lowers the priority. With autogroups, Linux first divides the processor among sessions, and this process is a
 * session of its own: the priority of its group must be lowered too (sched(7), "The autogroup feature").
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
