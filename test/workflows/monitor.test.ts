/** Makes an order stuck in every possible way, finds the cause, and cures it (requirement E5). */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createMonitor, type Monitor } from '../../api/monitor/index.ts';
import type { Incident } from '../../domain/contract/incident.ts';
import type { Cure, IncidentCause } from '../../domain/incident.ts';
import { DEFAULT_TIME_LIMITS } from '../../domain/working-time.ts';
import { listIncidents } from '../../store/incident/list.ts';
import { recordHeartbeat, signOff } from '../../store/incident/process.ts';
import { Walk } from '../replay/paths.ts';
import { ALWAYS_WORKING, type BookingWorld, openWorld } from '../support/booking.ts';
import { addStaff, type Person } from '../support/people.ts';

const IDLE = 30;
const none = { notes: '' };
const fixture = (name: string) => join(import.meta.dirname, '..', 'support', `${name}-workflows.ts`);

let world: BookingWorld;
let monitor: Monitor;
let supervisor: Person;
let diskIsFull = false;

beforeAll(async () => {
  world = await openWorld(inject('servers'), {
    calendar: ALWAYS_WORKING,
    patience: 10_000,
    documents: {
      async renderCertificates(shareId) {
        if (diskIsFull) throw new Error('ENOSPC: no space left on device, write');
        await world.db('certificate').where({ share_id: shareId }).update({ file_key: 'x', rendered_at: new Date() });
        return { rendered: 1 };
      },
    },
  });
  monitor = monitorOf(world);
  supervisor = await addStaff(world.db, '督办', 'supervisor');
});
afterAll(() => world.close());

function monitorOf({ db, temporal, taskQueue, booking }: BookingWorld): Monitor {
  const imports = { wake: async () => undefined };
  return createMonitor({
    db,
    temporal,
    taskQueue,
    booking,
    imports,
    limits: DEFAULT_TIME_LIMITS,
    idle: IDLE,
    engineUrl: null,
  });
}

async function incidents(orderId: string, state: 'open' | 'ended' = 'open'): Promise<Incident[]> {
  const { data } = await listIncidents(world.db, IDLE, { page: 1, perPage: 100, state, orderId });
  return data;
}

/** Scans, and returns the open incidents with this cause. */
async function look(cause: IncidentCause): Promise<Incident[]> {
  await monitor.scan();
  return (await listIncidents(world.db, IDLE, { page: 1, perPage: 100, state: 'open', cause: [cause] })).data;
}

/** Scans until the order is stuck for exactly these causes. */
async function found(orderId: string, ...causes: string[]): Promise<Incident> {
  let last: Incident[] = [];
  await expect
    .poll(
      async () => {
        await monitor.scan();
        last = await incidents(orderId);
        return last.map(({ cause }) => cause).sort();
      },
      { timeout: 40_000, interval: 500 },
    )
    .toEqual(causes.sort());
  return last[0] as Incident;
}

async function cure(incident: Incident, kind: Cure, more: object = {}) {
  const input = { cure: kind, incidentIds: [incident.id], reason: '测试', dryRun: false, ...more };
  return (await monitor.cure(input, supervisor))[0]?.problem?.type ?? null;
}

async function submitted(): Promise<Walk> {
  const walk = await Walk.begin(world);
  await walk.draft('bring_in');
  await walk.submit();
  return walk;
}

async function expectDone(walk: Walk): Promise<void> {
  await expect
    .poll(async () => (await world.db('booking_order').where({ id: walk.orderId }).first()).completed_at)
    .not.toBeNull();
  await world.temporal.workflow.getHandle(walk.orderId).result();
  await found(walk.orderId);
}

it('R:E5 reports no process as missing when the monitor has just started', async () => {
  expect(await look('no_worker')).toEqual([]);
  // It ran before everything was restarted.
  const sign = { id: randomUUID(), name: 'documents' };
  await recordHeartbeat(world.db, sign);
  await world.owner.raw(`update process set seen_at = now() - interval '1 hour'`);
  expect(await look('no_worker')).toEqual([]);
  await signOff(world.db, sign.id);
  expect(await look('no_worker')).toEqual([]);
});

it('R:E5 reports nothing while everything works', async () => {
  const walk = await submitted();
  await found(walk.orderId);
  expect(await incidents(walk.orderId, 'ended')).toEqual([]);
});

it('R:E5 restarts a terminated workflow at the stage that the database has', async () => {
  const walk = await submitted();
  await walk.give('bring_in', 'approve_first_review', none);
  await world.temporal.workflow.getHandle(walk.orderId).terminate('by mistake');
  const incident = await found(walk.orderId, 'workflow_missing');
  expect(incident).toMatchObject({ evidence: { sql: 'awaiting_sample', workflow: 'terminated' }, cures: ['restart'] });

  expect(await cure(incident, 'restart', { dryRun: true })).toBeNull();
  expect(await incidents(walk.orderId)).toEqual([incident]);
  expect(await cure(incident, 'restart')).toBeNull();
  await found(walk.orderId);
  expect(await cure(incident, 'restart')).toBe('incident_over');
  await walk.give('bring_in', 'receive_sample', none);
  await walk.finish('bring_in');
  await expectDone(walk);
  const [event] = await world.db('event').where({ stream: `incident:${incident.id}`, name: 'cure_incident' });
  expect(event).toMatchObject({
    actor_name: '督办',
    notes: '测试',
    after: { cure: 'restart', cause: 'workflow_missing' },
  });
});

it('R:E5 restarts a workflow whose history was deleted, and makes its certificates', async () => {
  const walk = await submitted();
  await walk.give('bring_in', 'approve_first_review', none);
  await walk.give('bring_in', 'receive_sample', none);
  diskIsFull = true;
  await walk.finish('bring_in');
  await world.temporal.workflowService.deleteWorkflowExecution({
    namespace: world.temporal.options.namespace,
    workflowExecution: { workflowId: walk.orderId },
  });
  // The server deletes later: until then, the next attempt must not make the certificates.
  const incident = await found(walk.orderId, 'workflow_missing');
  expect(incident.evidence).toMatchObject({ sql: 'completed', workflow: 'none' });
  diskIsFull = false;
  expect(await cure(incident, 'restart')).toBeNull();
  await expectDone(walk);
  expect(await world.db('certificate').whereNull('rendered_at')).toEqual([]);
});

it('R:E5 repairs a row that was changed by hand from the workflow', async () => {
  const walk = await submitted();
  await world.owner('share').where({ order_id: walk.orderId }).update({ stage: 'in_progress' });
  const incident = await found(walk.orderId, 'workflow_disagrees');
  expect(incident.evidence).toEqual({ sql: 'in_progress', workflow: 'awaiting_first_review' });
  expect(await cure(incident, 'repair', { dryRun: true })).toBeNull();
  expect(await world.db('share').where({ order_id: walk.orderId }).pluck('stage')).toEqual(['in_progress']);
  expect(await cure(incident, 'repair')).toBeNull();
  await found(walk.orderId);
  await walk.give('bring_in', 'approve_first_review', none);
  expect(await world.db('share').where({ order_id: walk.orderId }).pluck('stage')).toEqual(['awaiting_sample']);
});

it('R:E5 refuses to repair a record that lacks a step from the workflow; restarts the workflow from the record', async () => {
  const walk = await submitted();
  await walk.give('bring_in', 'approve_first_review', none);
  const [share] = await world.db('share').where({ order_id: walk.orderId });
  await world.owner.raw('alter table event disable trigger user');
  await world
    .owner('event')
    .where({ stream: `order:${walk.orderId}`, sequence: 2 })
    .delete();
  await world.owner.raw('alter table event enable trigger user');
  await world
    .owner('message')
    .where({ stream: `order:${walk.orderId}`, sequence: 2 })
    .delete();
  await world.owner('booking_order').where({ id: walk.orderId }).update({ sequence: 1 });
  await world.owner('share').where({ id: share.id }).update({ stage: 'awaiting_first_review' });
  const incident = await found(walk.orderId, 'workflow_disagrees');
  expect(incident.evidence).toEqual({ sql: '#1', workflow: '#2' });
  expect(await cure(incident, 'repair')).toBe('repair_out_of_step');
  expect(await cure(incident, 'restart')).toBeNull();
  await found(walk.orderId);
  await walk.give('bring_in', 'approve_first_review', none);
  await walk.give('bring_in', 'receive_sample', none);
  await walk.finish('bring_in');
  await expectDone(walk);
});

it('R:E5 names a workflow whose order is not in the database, and terminates it with a reason', async () => {
  const unknown = randomUUID();
  await world.temporal.workflow.start('bookingOrder', {
    workflowId: unknown,
    taskQueue: world.taskQueue,
    args: [{ orderId: unknown, limits: {} }],
  });
  const named = async () => {
    await monitor.scan();
    const query = { page: 1, perPage: 10, state: 'open' as const, q: unknown };
    return (await listIncidents(world.db, IDLE, query)).data;
  };
  await expect.poll(async () => (await named()).length, { timeout: 20_000 }).toBe(1);
  const [incident] = await named();
  expect(incident).toMatchObject({ cause: 'workflow_disagrees', orderId: null, cures: ['terminate'] });
  expect(await cure(incident as Incident, 'terminate')).toBeNull();
  await expect.poll(async () => (await named()).length, { timeout: 20_000 }).toBe(0);
  expect((await world.temporal.workflow.getHandle(unknown).describe()).status.name).toBe('TERMINATED');
});

it('R:E5 names a step that keeps failing with its failure, and retries it at once when the disk has space again', async () => {
  diskIsFull = true;
  const walk = await submitted();
  await walk.give('bring_in', 'approve_first_review', none);
  await walk.give('bring_in', 'receive_sample', none);
  await walk.finish('bring_in');
  const incident = await found(walk.orderId, 'activity_failing');
  expect(incident).toMatchObject({
    evidence: { activity: 'renderCertificates', failure: 'ENOSPC: no space left on device, write' },
    cures: ['retry'],
  });
  // After so many attempts the next one is seconds away.
  const later = async () => {
    await monitor.scan();
    return (await incidents(walk.orderId))[0]?.evidence ?? {};
  };
  await expect.poll(async () => (await later()).attempts, { timeout: 30_000 }).toBeGreaterThanOrEqual(4);
  const { nextAt } = await later();
  diskIsFull = false;
  expect(await cure(incident, 'retry')).toBeNull();
  await expectDone(walk);
  const [certificate] = await world
    .db('certificate as c')
    .join('share as s', 's.id', 'c.share_id')
    .where({ order_id: walk.orderId });
  expect(certificate.rendered_at.toISOString() < String(nextAt)).toBe(true);
  expect(await cure(incident, 'retry')).toBe('incident_over');
});

it('R:E5 finds workflow code that throws, with its message; continues at once by a reset after the correction', async () => {
  const walk = await submitted();
  await world.deploy(fixture('throwing'));
  const commandId = randomUUID();
  const approve = () => walk.give('bring_in', 'approve_first_review', none, commandId);
  const approving = approve().catch((error: unknown) => error);
  const incident = await found(walk.orderId, 'workflow_task_failing');
  expect(incident.evidence.failure).toContain("reading 'stage'");
  expect(await approving).toMatchObject({ type: 'busy' });
  await world.deploy();
  expect(await cure(incident, 'reset', { dryRun: true })).toBeNull();
  expect(await cure(incident, 'reset')).toBeNull();
  await found(walk.orderId);
  const { kind } = (await monitor.workflowHistory(walk.orderId)).lines.find((line) => line.kind === 'reset') ?? {};
  expect(kind).toBe('reset');
  // The client tries again with the same key, as `busy` says: whether the workflow had taken the approval or not, it is done once.
  await approve();
  expect(await world.db('share').where({ order_id: walk.orderId }).pluck('stage')).toEqual(['awaiting_sample']);
  await walk.give('bring_in', 'receive_sample', none);
  await walk.finish('bring_in');
  await expectDone(walk);
});

it('R:E5 finds a deploy that cannot replay recorded histories; restarts orders from the database, which then go on', async () => {
  const walk = await submitted();
  await world.deploy(fixture('incompatible'));
  await walk.give('bring_in', 'approve_first_review', none).catch((error: unknown) => error);
  const incident = await found(walk.orderId, 'workflow_task_failing');
  expect(incident.evidence.failure).toMatch(/Nondeterminism|TMPRL1100/i);
  expect(await cure(incident, 'restart')).toBeNull();
  await found(walk.orderId);
  await walk.give('bring_in', 'approve_first_review', none);
  await walk.give('bring_in', 'receive_sample', none);
  await walk.finish('bring_in');
  await expectDone(walk);
  await world.deploy();
});

it('R:E5 reports a process without heartbeats as missing, by name, until it sends one', async () => {
  const missing = async () => (await look('no_worker')).map(({ evidence }) => evidence.process);
  const sign = { id: randomUUID() };
  await recordHeartbeat(world.db, { ...sign, name: 'worker' });
  expect(await missing()).not.toContain('worker');
  await world.owner.raw(`update process set seen_at = now() - interval '14 seconds'`);
  expect(await missing()).toContain('worker');
  await recordHeartbeat(world.db, { ...sign, name: 'worker' });
  expect(await missing()).not.toContain('worker');
  const titles = await world.db('message').where({ account_id: supervisor.id }).pluck('title');
  expect(titles).toContain('督办：处理进程未运行');
});

it('R:E5 does not also report messages as stuck that wait for a missing worker, nor in the moment of its return', async () => {
  const standing = async () => (await look('standing_still')).map(({ subject }) => subject);
  await submitted();
  await world.owner('message').update({ at: new Date(Date.now() - 60_000), dispatched_at: null });
  for (let looks = 0; looks < 8; looks += 1) expect(await standing()).toEqual([]);
  await recordHeartbeat(world.db, { id: randomUUID(), name: 'worker' });
  expect(await standing()).toEqual([]);
});

it('R:E5 reports messages as stuck that nobody takes up while a worker sends heartbeats', async () => {
  const sign = { id: randomUUID(), name: 'worker' };
  const after = async (signs: number) => {
    for (let given = 0; given < signs; given += 1) {
      await recordHeartbeat(world.db, sign);
      await monitor.scan();
    }
    return (await look('standing_still')).map(({ subject, cures }) => ({ subject, cures }));
  };
  await world.owner('message').update({ dispatched_at: new Date() });
  await submitted();
  expect(await after(5)).toEqual([]);
  expect(await after(1)).toEqual([{ subject: 'outbox:messages', cures: [] }]);
  // A monitor that has just started closes no incident that another one found.
  await monitorOf(world).scan();
  expect(await after(0)).toHaveLength(1);
  await world.owner('message').update({ dispatched_at: new Date() });
  expect(await after(0)).toEqual([]);
});

it('R:E5 shows what a workflow was asked, by which person, and with which result; returns its history as JSON', async () => {
  const walk = await submitted();
  await walk.give('bring_in', 'reject_first_review', { notes: '请补充资料', reasonIds: [] });
  const story = await monitor.workflowHistory(walk.orderId);
  expect(story).toMatchObject({ status: 'RUNNING', pending: [] });
  expect(story.lines.map(({ kind, name, detail }) => [kind, name, detail])).toEqual([
    ['started', null, null],
    ['asked', 'submit', null],
    ['done', 'submit', null],
    ['asked', 'reject_first_review', '请补充资料'],
    ['done', 'reject_first_review', null],
  ]);
  expect(story.lines[3]?.actor).toBe('工作人员');
  const history = JSON.parse((await monitor.workflowHistoryJson(walk.orderId)).toString());
  expect(history.events[0]).toMatchObject({ eventType: 'EVENT_TYPE_WORKFLOW_EXECUTION_STARTED' });
  await expect(monitor.workflowHistory(randomUUID())).rejects.toMatchObject({ type: 'not_found' });
});
