import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { DEFAULT_TIME_LIMITS, dueAt } from '../../domain/working-time.ts';
import { changeTimeLimits } from '../../store/time-limit.ts';
import { type BookingWorld, openWorld } from '../support/booking.ts';
import { addDraft, addEnterprise, addInstruments } from '../support/people.ts';

let world: BookingWorld;
beforeAll(async () => {
  world = await openWorld(inject('servers'), { calendar: {} });
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

it('R:E6 R:E5 a time limit that was changed holds for the orders submitted from then on', async () => {
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
