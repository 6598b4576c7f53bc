/** Stories of a workbook on its way into the ledger: the real workflow on the real Temporal server. */
import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { importActivities } from '../../activities/ledger-import/import.ts';
import { createImports, type Imports } from '../../api/imports.ts';
import type { LedgerImport } from '../../domain/contract/ledger-import.ts';
import { IMPORT_STATES } from '../../domain/ledger-import.ts';
import { carry } from '../../runtime/outbox.ts';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { beginImport, cancelImport, decideImport } from '../../store/ledger-import/owner.ts';
import { readImport } from '../../store/ledger-import/read.ts';
import { type BookingWorld, openWorld } from '../support/booking.ts';
import { addEnterprise } from '../support/people.ts';

const servers = inject('servers');
const DATA = join(import.meta.dirname, '..', 'data');
const files = new Map<string, Buffer>();
let world: BookingWorld;
let taskQueue: string;
let imports: Imports;
let stopWorkers: () => Promise<void> = async () => undefined;
/** Called with the rows read so far. */
let onHeartbeat: (rows: number) => void = () => undefined;

beforeAll(async () => {
  world = await openWorld(servers);
});
afterEach(async () => {
  await stopWorkers();
  stopWorkers = async () => undefined;
  onHeartbeat = () => undefined;
});
afterAll(() => world.close());

async function startWorkers(): Promise<void> {
  const connection = await NativeConnection.connect({ address: servers.temporalAddress });
  const common = {
    connection,
    namespace: servers.namespace,
    shutdownGraceTime: '1s',
    shutdownForceTime: '3s',
  } as const;
  const workers = [
    await Worker.create({
      ...common,
      taskQueue,
      workflowBundle: { codePath: await workflowBundle() },
    }),
    await Worker.create({
      ...common,
      taskQueue: `${taskQueue}-imports`,
      activities: importActivities({
        db: world.db,
        heartbeat: (rows) => onHeartbeat(rows),
        files: {
          get: async (key) => files.get(key) ?? Buffer.alloc(0),
          put: async (key, bytes) => void files.set(key, bytes),
          remove: async (key) => void files.delete(key),
        },
      }),
    }),
  ];
  const runs = workers.map((worker) => worker.run());
  stopWorkers = async () => {
    for (const worker of workers) worker.shutdown();
    await Promise.all(runs);
    await connection.close();
  };
}

/** Uploads a workbook as the API does; Temporal does not know of it yet. */
async function upload(name: string, enterpriseId: string): Promise<string> {
  const bytes = readFileSync(join(DATA, name));
  const key = `imports/${randomUUID()}.xlsx`;
  files.set(key, bytes);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { begun } = await beginImport(world.db, enterpriseId, { name, sha256, key }, { id: null, name: '企业' });
  return begun.id;
}

async function begin(): Promise<string> {
  taskQueue = `test-${randomUUID()}`;
  imports = createImports({ temporal: world.temporal, taskQueue });
  return (await addEnterprise(world.db)).id;
}

/** One round of the outbox. */
const tellWorkflows = () =>
  carry({
    db: world.db,
    temporal: world.temporal,
    taskQueue,
    channels: [],
    retryPolicy: { firstRetry: 100, longestRetry: 100, giveUpAfter: 1000 },
    imports,
    log: { warn: () => undefined },
  });

const standing = (enterpriseId: string, id: string) => readImport(world.db, enterpriseId, id);
const reaches = (enterpriseId: string, id: string, state: LedgerImport['state']) =>
  expect.poll(async () => (await standing(enterpriseId, id)).state, { timeout: 20_000 }).toBe(state);
const inLedger = async (enterpriseId: string) =>
  Number((await world.db('instrument').where({ enterprise_id: enterpriseId }).count({ n: '*' }))[0]?.n);
const workflow = (id: string) => world.temporal.workflow.getHandle(`import/${id}`);

describe('an import', () => {
  it('R:B9 saves a workbook without faults by itself, and leaves no file and no row behind', async () => {
    const enterpriseId = await begin();
    const id = await upload('general-200.xlsx', enterpriseId);
    await startWorkers();
    await imports.wake(id);
    await workflow(id).result();
    expect(await standing(enterpriseId, id)).toMatchObject({ state: 'done', rowsSaved: 200 });
    expect(files.size).toBe(0);
    expect(await world.db('ledger_import_row').where({ import_id: id })).toEqual([]);
  });

  it('R:B9 waits for its owner if something is wrong, also across a restart of the workers', async () => {
    const enterpriseId = await begin();
    const id = await upload('general-200-with-errors.xlsx', enterpriseId);
    await startWorkers();
    await imports.wake(id);
    await reaches(enterpriseId, id, 'checked');
    await stopWorkers();
    expect(await inLedger(enterpriseId)).toBe(0);
    await decideImport(world.db, enterpriseId, id, { known: 'skip' });
    await startWorkers();
    await imports.wake(id);
    await workflow(id).result();
    expect(await standing(enterpriseId, id)).toMatchObject({
      state: 'done',
      rowsSaved: 196,
      rowsLeftOut: 4,
      hasRest: true,
    });
    expect([...files.keys()]).toEqual([`imports/${id}-rest.xlsx`]);
    files.clear();
  });

  it('R:B9 is started by the outbox if Temporal was away at the upload, and so is its owner’s decision', async () => {
    const enterpriseId = await begin();
    const id = await upload('general-200-with-errors.xlsx', enterpriseId);
    await startWorkers();
    await tellWorkflows();
    await reaches(enterpriseId, id, 'checked');
    await decideImport(world.db, enterpriseId, id, { known: 'skip' });
    await tellWorkflows();
    await reaches(enterpriseId, id, 'done');
    await workflow(id).result();
    const { historyLength } = await workflow(id).describe();
    await tellWorkflows();
    expect((await workflow(id).describe()).historyLength).toBe(historyLength);
    files.clear();
  });

  it('R:B9 is read again from its beginning after an interruption, and saved once', async () => {
    const enterpriseId = await begin();
    const id = await upload('general-200.xlsx', enterpriseId);
    let interrupted = 0;
    onHeartbeat = () => {
      if (interrupted >= 2) return;
      interrupted += 1;
      throw new Error('the worker was stopped here');
    };
    await startWorkers();
    await imports.wake(id);
    await workflow(id).result();
    expect(interrupted).toBe(2);
    expect(await standing(enterpriseId, id)).toMatchObject({ state: 'done', rowsRead: 200, rowsSaved: 200 });
    expect(await inLedger(enterpriseId)).toBe(200);
  });

  it('R:B9 saves nothing if it is cancelled while it is read', async () => {
    const enterpriseId = await begin();
    const id = await upload('general-200.xlsx', enterpriseId);
    let cancelled: Promise<unknown> = Promise.resolve();
    onHeartbeat = () => {
      onHeartbeat = () => undefined;
      cancelled = cancelImport(world.db, enterpriseId, id);
    };
    await startWorkers();
    await imports.wake(id);
    await workflow(id).result();
    await cancelled;
    // Either the cancellation was first, or the last row had been read: never half of it.
    const { state } = await standing(enterpriseId, id);
    expect(IMPORT_STATES[state].ended).toBe(true);
    expect(await inLedger(enterpriseId)).toBe(state === 'cancelled' ? 0 : 200);
    expect(files.size).toBe(0);
  });

  it('R:B9 expires without a decision, and saves nothing', async () => {
    const enterpriseId = await begin();
    imports = createImports({ temporal: world.temporal, taskQueue, patience: 1_000 });
    const id = await upload('general-200-with-errors.xlsx', enterpriseId);
    await startWorkers();
    await imports.wake(id);
    await workflow(id).result();
    expect((await standing(enterpriseId, id)).state).toBe('expired');
    expect(await inLedger(enterpriseId)).toBe(0);
    expect(files.size).toBe(0);
  });

  it('R:B9 saves no row twice that is entered at the same moment, and asks again', async () => {
    const enterpriseId = await begin();
    const first = await upload('general-200-with-errors.xlsx', enterpriseId);
    await startWorkers();
    await imports.wake(first);
    await reaches(enterpriseId, first, 'checked');
    const second = await upload('general-200.xlsx', enterpriseId);
    await imports.wake(second);
    await workflow(second).result();
    expect((await standing(enterpriseId, second)).state).toBe('done');
    await decideImport(world.db, enterpriseId, first, { known: 'skip' });
    await imports.wake(first);
    await reaches(enterpriseId, first, 'checked');
    const asked = await standing(enterpriseId, first);
    expect(asked.reason).toContain('请核对后重新决定');
    expect(asked.rowsKnown + asked.rowsFaulty + asked.rowsUnchanged).toBeGreaterThan(150);
    await cancelImport(world.db, enterpriseId, first);
    await imports.wake(first);
    await workflow(first).result();
    expect(await inLedger(enterpriseId)).toBe(200);
    files.clear();
  });
});
