/** A worker with other workflow code, as a process of its own: it is deployed in place of the right one, and killed. */
import { NativeConnection, Worker } from '@temporalio/worker';
import { transitionActivities } from '../../activities/transition.ts';
import { openDatabase } from '../../store/sql/database.ts';
import { calendarReader } from '../../store/visit/calendar.ts';
import { DATA_KEYS } from './servers.ts';

const [address = '', namespace = '', taskQueue = '', databaseUrl = '', workflowsPath = ''] = process.argv.slice(2);
const db = openDatabase(databaseUrl);
const worker = await Worker.create({
  connection: await NativeConnection.connect({ address }),
  namespace,
  taskQueue,
  workflowsPath,
  activities: transitionActivities({ db, dataKeys: DATA_KEYS, claimIdleMinutes: 30, calendar: calendarReader(db) }),
});
process.once('disconnect', () => process.exit());
process.send?.('ready');
await worker.run();
