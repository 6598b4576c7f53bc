/** `npm run reconcile`: compares every submitted order with its workflow. */
import { Client, Connection } from '@temporalio/client';
import { compareAll } from '../api/monitor/compare.ts';
import { openRunning } from './running.ts';
import { encryptedPayloads } from './temporal/payload-codec.ts';

const { config, temporal, rings, db } = await openRunning(2);
const connection = await Connection.connect(temporal);
try {
  const options = { connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter: encryptedPayloads(rings.data) };
  const found = await compareAll({ db, temporal: new Client(options) });
  for (const { orderNumber, fault, shareId, sql, workflow } of found) {
    console.log(`${orderNumber} ${fault}${shareId ? ` ${shareId}` : ''}: SQL ${sql}, workflow ${workflow}`);
  }
  console.log(
    found.length === 0
      ? '数据库与工作流一致。 The database and every workflow agree.'
      : `发现${found.length}处不一致。 ${found.length} disagreements.`,
  );
  process.exitCode = found.length === 0 ? 0 : 1;
} finally {
  await connection.close();
  await db.destroy();
}
