/** Messages to staff: overdue work reaches the supervisors of its institution, with a link. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_TIME_LIMITS } from '../../domain/working-time.ts';
import { SYSTEM } from '../../store/event/append.ts';
import { transition } from '../../store/transition/index.ts';
import { calendarReader } from '../../store/visit/calendar.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

/** Reports the share as overdue, as its workflow does. */
async function runOut(orderId: string, shareId: string): Promise<void> {
  const { db, config } = world;
  await db('share').where({ id: shareId }).update({ due_at: db.fn.now() });
  const { sequence } = await db('booking_order').where({ id: orderId }).first('sequence');
  const command = { name: 'overdue' as const, shareId, commandId: randomUUID(), actor: SYSTEM };
  await transition(
    { db, dataKeys: config.dataKeys, claimIdleMinutes: config.claimIdleMinutes, calendar: calendarReader(db) },
    { orderId, after: sequence, command, limits: DEFAULT_TIME_LIMITS },
  );
}

describe('a message about overdue work', () => {
  it('R:E5 R:A13 reaches the supervisors of its institution, leads to the work, and is read one by one or all at once', async () => {
    const { supervisor, reviewer } = office;
    const elsewhere = await world.staffElsewhere('别处的督办', 'supervisor');
    const orders = [await submitOrder(world, office, 'bring_in'), await submitOrder(world, office, 'bring_in')];
    for (const { orderId, shareId } of orders) await runOut(orderId, shareId);
    const { data, unread } = await supervisor.client.call('listMessages', { query: { sort: 'at' } });
    expect(unread).toBe(2);
    expect(data.map(({ title, shareId }) => [title, shareId])).toEqual(
      orders.map(({ number, shareId }) => [`预约单${number}超过办理时限`, shareId]),
    );
    const shown = await supervisor.client.call('getShareOrder', { params: { shareId: data[0]?.shareId ?? '' } });
    expect(shown.number).toBe(orders[0]?.number);
    expect((await elsewhere.client.call('listMessages')).data).toEqual([]);
    expect((await reviewer.client.call('listMessages')).data).toEqual([]);

    await supervisor.client.call('readMessage', { params: { messageId: data[0]?.id ?? '' } });
    expect((await supervisor.client.call('listMessages')).unread).toBe(1);
    await supervisor.client.call('readAllMessages');
    expect((await supervisor.client.call('listMessages')).unread).toBe(0);
  });
});
