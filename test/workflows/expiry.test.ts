/** Reminders before a verification expires: the real schedule on the real server, and the daily round. */
import { randomUUID } from 'node:crypto';
import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dailyActivities } from '../../activities/daily.ts';
import { DAILY_SCHEDULE, ensureSchedules } from '../../runtime/temporal/schedules.ts';
import { workflowBundle } from '../../runtime/workflow-bundle.ts';
import { type BookingWorld, openWorld } from '../support/booking.ts';
import { addDraft, addEnterprise, addInstruments } from '../support/people.ts';

const servers = inject('servers');
let world: BookingWorld;
beforeAll(async () => {
  world = await openWorld(servers);
});
afterAll(() => world.close());

let day = '2026-11-01';
const round = () =>
  dailyActivities({
    db: world.db,
    now: () => new Date(`${day}T08:00:00+08:00`),
    heartbeat: () => undefined,
  }).remindOfExpiry();
const messages = (accountId: string) =>
  world.db('message').where({ account_id: accountId }).orderBy('at').orderBy('title').pluck<string[]>('title');

async function ledger(validities: readonly string[]) {
  const enterprise = await addEnterprise(world.db, `企业${randomUUID()}`);
  const ids = await addInstruments(
    world.db,
    enterprise.id,
    validities.map(() => ({})),
  );
  for (const [index, id] of ids.entries()) {
    await world.db('instrument').where({ id }).update({ valid_until: validities[index] });
  }
  return { ...enterprise, ids };
}

describe('reminders of expiry', () => {
  it('R:A13 R:B2 come once 30 days, 7 days and 0 days before the end, however often the daily round runs', async () => {
    day = '2026-11-01';
    const { account } = await ledger(['2026-12-01', '2026-12-02']);
    await round();
    await round();
    expect(await messages(account.id)).toEqual(['1件计量器具将在30天内到期']);
    for (const next of [
      '2026-11-02',
      '2026-11-03',
      '2026-11-24',
      '2026-11-25',
      '2026-12-01',
      '2026-12-02',
      '2026-12-20',
    ]) {
      day = next;
      await Promise.all([round(), round()]);
    }
    expect(await messages(account.id)).toEqual([
      '1件计量器具将在30天内到期',
      '1件计量器具将在30天内到期',
      '1件计量器具将在7天内到期',
      '1件计量器具将在7天内到期',
      '1件计量器具已到期或超期',
      '1件计量器具已到期或超期',
    ]);
    const [{ body }] = await world.db('message').where({ account_id: account.id }).select('body');
    expect(body).toMatch(/^数字压力计（QY-.+）。请在“计量器具管理”中查看/);
  });

  it('R:A13 are sent late after days without a round, each instrument only in its nearest group', async () => {
    day = '2027-03-01';
    const { account } = await ledger(['2027-03-31', '2027-03-05', '2027-03-08', '2027-02-01']);
    await round();
    expect((await messages(account.id)).sort()).toEqual([
      '1件计量器具将在30天内到期',
      '1件计量器具已到期或超期',
      '2件计量器具将在7天内到期',
    ]);
  });

  it('R:A13 are not sent for instruments that are booked, suspended or renewed; a new date gets a new reminder', async () => {
    day = '2027-06-01';
    const enterprise = await ledger(['2027-06-10', '2027-06-10', '2027-06-10']);
    const { account, ids } = enterprise;
    const [booked = '', suspended = '', renewed = ''] = ids;
    await world.db('instrument').where({ id: suspended }).update({ status: 'suspended' });
    await addDraft(world.db, enterprise, [booked]);
    await world.db('order_item').where({ instrument_id: booked }).update({ is_open: true });
    await round();
    expect(await messages(account.id)).toEqual(['1件计量器具将在30天内到期']);
    await world.db('instrument').where({ id: renewed }).update({ valid_until: '2028-06-10' });
    day = '2028-06-01';
    await round();
    expect(await messages(account.id)).toHaveLength(2);
  });

  it('R:A13 are sent by a daily schedule, which a new version updates', async () => {
    const taskQueue = `test-${randomUUID()}`;
    const native = await NativeConnection.connect({ address: servers.temporalAddress });
    let rounds = 0;
    const worker = await Worker.create({
      connection: native,
      namespace: servers.namespace,
      taskQueue,
      workflowBundle: { codePath: await workflowBundle() },
      activities: {
        async remindOfExpiry() {
          rounds += 1;
          return { sent: 0 };
        },
      },
      shutdownGraceTime: '1s',
      shutdownForceTime: '3s',
    });
    const handle = world.temporal.schedule.getHandle(DAILY_SCHEDULE);
    await worker.runUntil(async () => {
      await ensureSchedules(world.temporal, 'an older task queue');
      await Promise.all([ensureSchedules(world.temporal, taskQueue), ensureSchedules(world.temporal, taskQueue)]);
      const { spec, action } = await handle.describe();
      expect(spec.timezone).toBe('Asia/Shanghai');
      expect(action).toMatchObject({ workflowType: 'dailyRound', taskQueue });
      await handle.trigger();
      await expect.poll(() => rounds, { timeout: 20_000 }).toBe(1);
    });
    await handle.delete();
    await native.close();
  });
});
