/** `npm run reconcile`: compares every submitted order with its workflow. */
import { Client, Connection } from '@temporalio/client';
import { compareAll } from '../api/monitor/compare.ts';
import { openRunning } from './running.ts';
import { temporalCertificates } from './temporal/certificates.ts';
import { temporalConnection } from './temporal/connect.ts';
import { encryptedPayloads } from './temporal/payload-codec.ts';
import { kindBefore } from './temporal/schemas.ts';

const { config, folder, ports, dataKey, db } = openRunning(2);
const address = config.TEMPORAL_ADDRESS ?? `127.0.0.1:${ports['temporal-frontend']}`;
// The embedded server over PostgreSQL asks its clients for a certificate.
const own =
  config.TEMPORAL_ADDRESS === undefined && kindBefore(folder) === 'server' ? temporalCertificates(folder) : {};
const connection = await Connection.connect(temporalConnection({ ...config, ...own, TEMPORAL_ADDRESS: address }));
try {
  const options = { connection, namespace: config.TEMPORAL_NAMESPACE, dataConverter: encryptedPayloads(dataKey) };
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
