/** Paths of an import, of the daily round and of a reissued certificate, recorded as histories for the replay test. */
import { randomUUID } from 'node:crypto';
import type { Client } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import type { DailyActivities, DocumentActivities, ImportActivities } from '../../activities/types.ts';
import type { ImportState } from '../../domain/ledger-import.ts';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { importChanged, type importLedger } from '../../workflows/import-ledger.ts';
import type { dailyRound, makeCertificates } from '../../workflows/index.ts';
import type { Servers } from '../support/servers.ts';

interface Script {
  /** What each reading answers; at the second and later ones its owner has told that something happened. */
  readonly read: readonly ImportState[];
  readonly save?: readonly ImportState[];
  readonly expire?: ImportState;
  /** Milliseconds that a decision is waited for. */
  readonly patience?: number;
}

export const IMPORT_PATHS: Readonly<Record<string, Script>> = {
  'import-straight': { read: ['done'] },
  'import-refused': { read: ['refused'] },
  'import-decided': { read: ['checked', 'saving'], save: ['done'] },
  'import-asked-again-and-cancelled': { read: ['checked', 'saving', 'cancelled'], save: ['checked'] },
  'import-expired': { read: ['checked'], expire: 'expired', patience: 300 },
  'import-decided-in-the-last-moment': { read: ['checked', 'saving'], expire: 'saving', save: ['done'], patience: 300 },
};

export const OTHER_PATHS: readonly string[] = ['daily-round', 'certificates-made', ...Object.keys(IMPORT_PATHS)];

/** Goes that way; returns the id of its workflow, which has ended. */
export async function walkOther(name: string, temporal: Client, servers: Servers): Promise<string> {
  const taskQueue = `test-${randomUUID()}`;
  const connection = await NativeConnection.connect({ address: servers.temporalAddress });
  const common = { connection, namespace: servers.namespace };
  const script = IMPORT_PATHS[name];
  const daily: DailyActivities = { remindOfExpiry: async () => ({ sent: 2 }) };
  const certificates: DocumentActivities = { renderCertificates: async () => ({ rendered: 1 }) };
  const workers = [
    await Worker.create({
      ...common,
      taskQueue,
      workflowBundle: { codePath: await workflowBundle() },
      activities: daily,
    }),
    await Worker.create({ ...common, taskQueue: `${taskQueue}-imports`, activities: activitiesOf(script) }),
    await Worker.create({ ...common, taskQueue: `${taskQueue}-documents`, activities: certificates }),
  ];
  const runs = workers.map((worker) => worker.run());
  const workflowId = `${name}-${randomUUID()}`;
  if (script) {
    const { read, patience = 60_000 } = script;
    const handle = await temporal.workflow.start<typeof importLedger>('importLedger', {
      workflowId,
      taskQueue,
      args: [{ importId: randomUUID(), patience }],
    });
    for (let told = 1; told < read.length && !script.expire; told += 1) {
      await waits(temporal, workflowId, told);
      await handle.signal(importChanged);
    }
    await handle.result();
  } else if (name === 'certificates-made') {
    const args: [{ shareId: string }] = [{ shareId: randomUUID() }];
    await temporal.workflow.execute<typeof makeCertificates>('makeCertificates', { workflowId, taskQueue, args });
  } else {
    await temporal.workflow.execute<typeof dailyRound>('dailyRound', { workflowId, taskQueue, args: [] });
  }
  for (const worker of workers) worker.shutdown();
  await Promise.all(runs);
  await connection.close();
  return workflowId;
}

/** Until the workflow has begun to wait for the n-th time. */
async function waits(temporal: Client, workflowId: string, times: number): Promise<void> {
  for (;;) {
    const { events } = await temporal.workflow.getHandle(workflowId).fetchHistory();
    if ((events ?? []).filter((event) => event.timerStartedEventAttributes).length >= times) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function activitiesOf(script: Script | undefined): ImportActivities {
  const read = [...(script?.read ?? [])];
  const save = [...(script?.save ?? [])];
  return {
    readImport: async () => read.shift() ?? 'cancelled',
    saveImport: async () => save.shift() ?? 'cancelled',
    writeRest: async () => undefined,
    expireImport: async () => script?.expire ?? 'expired',
    clearImport: async () => undefined,
  };
}
