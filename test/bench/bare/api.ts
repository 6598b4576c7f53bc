/** The least HTTP API: whose session it is, whether the person may, and the update of the least loop. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client, Connection } from '@temporalio/client';
import express from 'express';
import type { ApiDependencies } from '../../../api/dependencies.ts';
import { requirePermission } from '../../../api/http/guard.ts';
import { sessions } from '../../../api/session/session.ts';
import { endpointDefinition } from '../../../domain/contract/endpoints.ts';
import { enter, required } from '../../../runtime/entry.ts';
import { openRings } from '../../../runtime/keys/rings.ts';
import { temporalConnection } from '../../../runtime/temporal/connect.ts';
import { openDatabase } from '../../../store/sql/database.ts';
import { type Step, takeStep } from './step.ts';

enter('bare', async (config, log) => {
  const db = openDatabase(required(config.DATABASE_URL, 'DATABASE_URL'), { poolSize: 20 });
  const connection = await Connection.connect(temporalConnection(config));
  const client = new Client({ connection, namespace: config.TEMPORAL_NAMESPACE });
  const app = express();
  const { session: sessionSecrets } = await openRings(config);
  app.use(
    sessions({
      db,
      log,
      config: { sessionSecrets, publicUrl: 'http://127.0.0.1', sessionIdleMinutes: 60 },
    } as ApiDependencies),
    express.json(),
  );
  app.post('/api/steps/:workflowId', async (request, response) => {
    requirePermission(request.account, endpointDefinition('approve_first_review'), { secondFactorRequired: false });
    const done = await takeStep(client, request.params.workflowId, request.body as Step, true);
    response.json({ done });
  });
  const server = createServer(app);
  await new Promise<void>((resolve) => server.listen(Number(config.PORT), '127.0.0.1', resolve));
  log.warn({ port: (server.address() as AddressInfo).port }, 'the least API serves');
  return {
    async stop() {
      server.close();
      server.closeAllConnections();
      await connection.close();
      await db.destroy();
    },
  };
});
