/** How the files of certificates are made: stamped once and stored, also for reissued certificates (C13, D6, E5). */
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { documentActivities } from '../../activities/certificates.ts';
import type { DocumentActivities } from '../../activities/types.ts';
import { createMonitor, type Monitor } from '../../api/monitor/index.ts';
import { makeSeal, openSeal } from '../../documents/signature.ts';
import { certificatesIn, timeStampBy } from '../../documents/time-stamp.ts';
import type { Incident } from '../../domain/contract/incident.ts';
import { DEFAULT_TIME_LIMITS } from '../../domain/working-time.ts';
import { carry } from '../../runtime/outbox.ts';
import { certificateText, reissueCertificate } from '../../store/certificate/reissue.ts';
import { type FileStore, openFileStore } from '../../store/file/files.ts';
import { listIncidents } from '../../store/incident/list.ts';
import { Walk } from '../replay/paths.ts';
import { ALWAYS_WORKING, type BookingWorld, openWorld } from '../support/booking.ts';
import { addStaff, type Person } from '../support/people.ts';
import { startTsa, type Tsa } from '../support/tsa.ts';

const IDLE = 30;
const none = { notes: '' };
const imports = { wake: async () => undefined };

let folder: string;
let files: FileStore;
let tsa: Tsa;
let world: BookingWorld;
let documents: DocumentActivities;
let monitor: Monitor;
let supervisor: Person;
let issuer: Person;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hengzhun-certificates-'));
  files = openFileStore({ folder });
  tsa = await startTsa();
  world = await openWorld(inject('servers'), {
    calendar: ALWAYS_WORKING,
    documents: { renderCertificates: (shareId) => documents.renderCertificates(shareId) },
  });
  const { db, temporal, taskQueue, booking } = world;
  const seal = await openSeal(
    makeSeal('centre', 'secret'),
    'secret',
    'centre',
    timeStampBy(tsa.url, certificatesIn(tsa.root)),
  );
  documents = documentActivities({ db, files, publicUrl: 'https://hengzhun.test', seal });
  const limits = DEFAULT_TIME_LIMITS;
  monitor = createMonitor({ db, temporal, taskQueue, booking, imports, limits, idle: IDLE, engineUrl: null });
  supervisor = await addStaff(db, '督办', 'supervisor');
  issuer = await addStaff(db, '签发人', 'issuer');
});
beforeEach(() => {
  tsa.manner = 'grants';
});
afterAll(async () => {
  await world.close();
  await tsa.close();
  rmSync(folder, { recursive: true, force: true });
});

async function finished(): Promise<Walk> {
  const walk = await Walk.begin(world);
  await walk.draft('bring_in');
  await walk.submit();
  await walk.give('bring_in', 'approve_first_review', none);
  await walk.give('bring_in', 'receive_sample', none);
  await walk.finish('bring_in');
  return walk;
}

const certificatesOf = ({ orderId }: Walk) =>
  world
    .db('certificate as c')
    .join('share as s', 's.id', 'c.share_id')
    .where('s.order_id', orderId)
    .orderBy('c.number')
    .select('c.*');

const made = (walk: Walk) =>
  expect
    .poll(async () => (await certificatesOf(walk)).map(({ rendered_at }) => rendered_at), { timeout: 20_000 })
    .not.toContain(null);

/** Scans until the order is stuck for exactly these causes. */
async function found({ orderId }: Walk, ...causes: string[]): Promise<Incident> {
  let last: Incident[] = [];
  const look = async () => {
    await monitor.scan();
    last = (await listIncidents(world.db, IDLE, { page: 1, perPage: 100, state: 'open', orderId })).data;
    return last.map(({ cause }) => cause).sort();
  };
  await expect.poll(look, { timeout: 40_000, interval: 500 }).toEqual(causes.sort());
  return last[0] as Incident;
}

async function retry(incident: Incident): Promise<void> {
  const input = { cure: 'retry' as const, incidentIds: [incident.id], reason: '服务已恢复', dryRun: false };
  expect((await monitor.cure(input, supervisor))[0]?.problem ?? null).toBeNull();
}

const outbox = () =>
  carry({
    ...world,
    imports,
    channels: [],
    retryPolicy: { firstRetry: 100, longestRetry: 200, giveUpAfter: 1_000 },
    log: { warn: () => undefined },
  });

async function correct(walk: Walk, model: string): Promise<string> {
  const [{ id }] = (await certificatesOf(walk)).slice(-1);
  const centre = await world.db('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
  const { customer, instrument } = await certificateText(world.db, centre.id, id);
  const body = { customer, instrument: { ...instrument, model }, reason: '型号有误', password: '' };
  const { number } = await world.db.transaction((trx) => reissueCertificate(trx, centre.id, id, body, issuer));
  return number;
}

it('R:D6 R:E5 makes no certificate while the time-stamping service is away, says what to do, and makes it after one retry', async () => {
  tsa.manner = 'is broken';
  const walk = await finished();
  const incident = await found(walk, 'activity_failing');
  expect(incident).toMatchObject({ evidence: { activity: 'renderCertificates' }, cures: ['retry'] });
  expect(incident.evidence.failure).toMatch(/^时间戳服务拒绝了请求（HTTP 503），请检查 TSA_URL/);
  expect(await certificatesOf(walk)).toMatchObject([{ rendered_at: null, file_key: null, content: null }]);
  tsa.manner = 'grants';
  await retry(incident);
  await made(walk);
  await world.temporal.workflow.getHandle(walk.orderId).result();
  await found(walk);
  const [certificate] = await certificatesOf(walk);
  const bytes = await files.get(certificate.file_key);
  expect(createHash('sha256').update(bytes).digest()).toEqual(certificate.sha256);
  expect(certificate.content).toMatchObject({ number: certificate.number, replaces: null });
});

it('R:C13 R:D6 stores a stamped certificate: made again, by two at once or by a restarted workflow, it is the same file', async () => {
  const walk = await finished();
  await made(walk);
  const [before] = await certificatesOf(walk);
  await world.temporal.workflow.getHandle(walk.orderId).result();
  await walk.restart();
  await world.temporal.workflow.getHandle(walk.orderId).result();
  expect(await certificatesOf(walk)).toEqual([before]);

  // Two workflows make the same certificate at once; each gets a stamp of its own.
  const number = await correct(walk, '两次');
  const start = (workflowId: string) =>
    world.temporal.workflow.execute('makeCertificates', {
      workflowId,
      taskQueue: world.taskQueue,
      args: [{ shareId: before.share_id }],
    });
  await Promise.all([start(`one-${number}`), start(`two-${number}`)]);
  const after = (await certificatesOf(walk)).at(-1);
  expect(
    createHash('sha256')
      .update(await files.get(after.file_key))
      .digest(),
  ).toEqual(after.sha256);
  expect(readdirSync(join(folder, 'certificates')).filter((name) => name.startsWith(number))).toHaveLength(1);
});

it('R:C13 R:D6 R:E5 makes a reissued certificate after its order has long ended; names and cures a stuck one', async () => {
  const walk = await finished();
  await made(walk);
  await world.temporal.workflow.getHandle(walk.orderId).result();
  tsa.manner = 'is broken';
  const number = await correct(walk, 'CPG2500');
  await outbox();
  await outbox();
  const incident = await found(walk, 'activity_failing');
  expect(incident).toMatchObject({ cures: ['retry'], evidence: { failure: expect.stringContaining('时间戳服务') } });
  tsa.manner = 'grants';
  await retry(incident);
  await made(walk);
  await outbox();
  await found(walk);
  const [old, heir] = await certificatesOf(walk);
  expect(heir).toMatchObject({ number, content: { replaces: old.number, instrument: { model: 'CPG2500' } } });
  expect(old).toMatchObject({ replaced_by: heir.id, withdrawal_reason: '型号有误' });
  expect((await files.get(heir.file_key)).subarray(0, 5).toString()).toBe('%PDF-');
});
