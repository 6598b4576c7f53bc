/** The bare loop's worker, a process of its own as ours is, with the same settings. */
import { fileURLToPath } from 'node:url';
import { NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { enter, required } from '../../../runtime/entry.ts';
import { temporalConnection } from '../../../runtime/temporal/connect.ts';
import { bundle } from '../../../runtime/workflow-bundle.ts';
import { openDatabase } from '../../../store/sql/database.ts';
import { bareActivities } from './activities.ts';

enter('bare', async (config) => {
  Runtime.install({ shutdownSignals: [] });
  const db = openDatabase(required(config.DATABASE_URL, 'DATABASE_URL'), { poolSize: 20, genericPlans: true });
  const connection = await NativeConnection.connect(temporalConnection(config));
  const worker = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: 'bare',
    workflowBundle: { code: await bundle(fileURLToPath(new URL('./workflow.ts', import.meta.url))) },
    activities: bareActivities(db),
    maxCachedWorkflows: 1000,
    shutdownGraceTime: '1s',
  });
  const slow = await Worker.create({
    connection,
    namespace: config.TEMPORAL_NAMESPACE,
    taskQueue: 'bare-slow',
    activities: bareActivities(db),
    shutdownGraceTime: '1s',
  });
  const run = Promise.all([worker.run(), slow.run()]);
  return {
    async stop() {
      worker.shutdown();
      slow.shutdown();
      await run;
      await connection.close();
      await db.destroy();
    },
  };
});
