import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type Booking, createBooking } from '../../api/booking.ts';
import type { Command } from '../../domain/command.ts';
import type { CommandBody } from '../../domain/contract/command.ts';
import type { BookingCommand } from '../../domain/transition.ts';
import { DEFAULT_TIME_LIMITS, dueAt } from '../../domain/working-time.ts';
import { changeTimeLimits } from '../../store/settings/time-limit.ts';
import { isTimeDriven } from '../../store/transition/authority.ts';
import { type BookingWorld, openWorld } from '../support/booking.ts';
import { addDraft, addEnterprise, addInstruments, addStaff } from '../support/people.ts';
import { DATA_KEYS } from '../support/servers.ts';

let world: BookingWorld;
beforeAll(async () => {
  // A step that the workflow takes when its time has come: the clock of the server has skipped that time.
  const now = (command: BookingCommand) => new Date(Date.now() + (isTimeDriven(command) ? 100 * 86_400_000 : 0));
  world = await openWorld(inject('servers'), { calendar: {}, now });
});
afterAll(() => world.close());

async function submitted(): Promise<{ since: Date; due: Date }> {
  const customer = await addEnterprise(world.db);
  const orderId = await addDraft(world.db, customer, await addInstruments(world.db, customer.id, [{}]));
  const { shares } = await world.booking.submit({ orderId, actor: customer.account, commandId: randomUUID() });
  const share = await world
    .db('share')
    .where({ id: shares[0]?.id ?? '' })
    .first('stage_since', 'due_at');
  return { since: share.stage_since, due: share.due_at };
}

it('R:E6 R:E5 applies a changed time limit to orders submitted from then on', async () => {
  const before = await submitted();
  expect(before.due).toEqual(dueAt(before.since, DEFAULT_TIME_LIMITS.awaiting_first_review ?? 0, {}));
  const limits = [
    { kind: 'general' as const, stage: 'awaiting_first_review' as const, workingDays: 6.5 },
    { kind: 'mandatory' as const, stage: 'awaiting_first_review' as const, workingDays: 1 },
  ];
  await world.db.transaction((trx) =>
    changeTimeLimits(trx, { limits }, DEFAULT_TIME_LIMITS, { id: null, name: '系统' }),
  );
  const after = await submitted();
  expect(after.due).toEqual(dueAt(after.since, 6.5, {}));
});

/** The server skips time for workflows started here: the clock jumps to the next timer when nothing else happens. */
async function withSkippedTime(work: (booking: Booking) => Promise<void>): Promise<void> {
  const connection = await Connection.connect({ address: inject('servers').temporalAddress });
  try {
    const { workflowService } = connection;
    const ask = workflowService.executeMultiOperation.bind(workflowService);
    workflowService.executeMultiOperation = ((request: Parameters<typeof ask>[0]) => {
      for (const { startWorkflow } of request.operations ?? [])
        if (startWorkflow) startWorkflow.timeSkippingConfig = { enabled: true };
      return ask(request);
    }) as typeof workflowService.executeMultiOperation;
    const temporal = new Client({ connection, namespace: inject('servers').namespace });
    const { db, taskQueue } = world;
    await work(createBooking({ temporal, db, dataKeys: DATA_KEYS, taskQueue, limits: { awaiting_first_review: 10 } }));
  } finally {
    await connection.close();
  }
}

const eventsOf = (orderId: string) =>
  world
    .db('event')
    .where({ stream: `order:${orderId}` })
    .orderBy('sequence')
    .pluck<string[]>('name');

it('R:E5 reports an order as overdue after weeks in the server’s own time, and again after a supervisor’s extension', async () => {
  await withSkippedTime(async (booking) => {
    const { db } = world;
    const customer = await addEnterprise(db);
    const supervisor = await addStaff(db, '督办甲', 'supervisor');
    const orderId = await addDraft(db, customer, await addInstruments(db, customer.id, [{}]));
    await db('time_limit').delete();
    const { shares } = await booking.submit({ orderId, actor: customer.account, commandId: randomUUID() });
    const shareId = shares[0]?.id ?? '';
    await expect.poll(() => eventsOf(orderId), { timeout: 30_000 }).toEqual(['submit', 'overdue']);
    const share = await db('share').where({ id: shareId }).first('stage_since', 'due_at');
    expect(share.due_at.getTime() - share.stage_since.getTime()).toBeGreaterThanOrEqual(10 * 86_400_000);
    await booking.extend({
      orderId,
      shareId,
      actor: supervisor,
      commandId: randomUUID(),
      workingDays: 20,
      notes: '设备检修',
    });
    await expect.poll(() => eventsOf(orderId), { timeout: 30_000 }).toEqual(['submit', 'overdue', 'extend', 'overdue']);
    const titles = await db('message').where({ account_id: supervisor.id }).pluck('title');
    expect(titles).toHaveLength(2);
  });
});

it('R:C12 reminds about an unanswered visit date, treats it as accepted when its time is over, and still accepts a confirmation', async () => {
  await withSkippedTime(async (booking) => {
    const { db } = world;
    const customer = await addEnterprise(db);
    const staff = await addStaff(db, '工作人员', 'business_office', 'specialist');
    const technician = await addStaff(db, '检测员', 'technician');
    const instruments = await addInstruments(db, customer.id, [{ deliveryMode: 'on_site' }]);
    const orderId = await addDraft(db, customer, instruments);
    const { shares } = await booking.submit({ orderId, actor: customer.account, commandId: randomUUID() });
    const give = <C extends Command>(command: C, body: CommandBody<C>, actor = staff) =>
      booking.command({ command, orderId, shareId: shares[0]?.id ?? '', actor, commandId: randomUUID(), body });
    await give('approve_first_review', { notes: '' });
    const visit = (days: number) => ({
      startsAt: new Date(Date.now() + days * 86_400_000).toISOString(),
      endsAt: new Date(Date.now() + days * 86_400_000 + 3_600_000).toISOString(),
      technicianIds: [technician.id],
      vehicle: '',
      notes: '',
    });
    await give('schedule', visit(40));
    const before = ['submit', 'approve_first_review', 'schedule', 'remind_of_visit', 'assume_visit'];
    await expect.poll(() => eventsOf(orderId), { timeout: 30_000 }).toEqual(before);
    const told = await db('message').where({ account_id: customer.account.id }).orderBy('sequence').pluck('title');
    expect(told.slice(-2)).toEqual([expect.stringContaining('待确认'), expect.stringContaining('视为同意')]);
    const later = visit(50);
    await give('request_another_date', { notes: '停产' }, customer.account);
    await give('reschedule', later);
    await expect.poll(() => eventsOf(orderId), { timeout: 30_000 }).toHaveLength(before.length + 4);
    await give('confirm_visit', { startsAt: later.startsAt, notes: '' }, customer.account);
    await give('start_work', { notes: '' });
    expect((await eventsOf(orderId)).slice(before.length)).toEqual([
      'request_another_date',
      'reschedule',
      'remind_of_visit',
      'assume_visit',
      'confirm_visit',
      'start_work',
    ]);
  });
});
