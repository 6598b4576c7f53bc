/** The figures of the flow of work, over orders whose times are known (requirement E5). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDay } from '../../domain/number.ts';
import { complete, type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon in Shanghai, ten days ago. */
const BEGAN = Date.parse(`${businessDay(new Date(Date.now() - 10 * DAY))}T04:00:00Z`);
const day = (days: number) => businessDay(new Date(BEGAN + days * DAY));

let world: ApiWorld;
let office: Office;

/** Gives the events of an order these times, in hours after the beginning; the record itself never lets them change. */
async function happened(orderId: string, ...hours: number[]): Promise<void> {
  const { owner } = world;
  await owner.raw('alter table event disable trigger all');
  for (const [index, hour] of hours.entries())
    await owner('event')
      .where({ stream: `order:${orderId}`, sequence: index + 1 })
      .update({ at: new Date(BEGAN + hour * HOUR) });
  await owner.raw('alter table event enable trigger all');
  await owner('booking_order')
    .where({ id: orderId })
    .update({ submitted_at: new Date(BEGAN + (hours[0] ?? 0) * HOUR) });
}

beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  // Three are completed, after one, two and four days.
  for (const days of [1, 2, 4]) {
    const { orderId, shareId } = await submitOrder(world, office, 'bring_in');
    await complete(office, shareId);
    // Submitted, approved after `days` hours, received, results, checked, issued.
    await happened(orderId, 0, days, 9, 11, 14, days * 24);
  }
  // One is rejected with a standard reason, submitted again and waits.
  const { orderId, shareId } = await submitOrder(world, office, 'bring_in');
  const { data } = await office.reviewer.client.call('listReasons', { query: { occasion: 'first_review' } });
  const [reason] = data;
  await office.reviewer.client.call('reject_first_review', {
    params: { shareId },
    body: { notes: reason?.text ?? '', reasonIds: [reason?.id ?? ''] },
  });
  await happened(orderId, 24, 30);
  await world
    .owner('share')
    .where({ id: shareId })
    .update({ due_at: new Date(Date.now() - HOUR) });
});
afterAll(() => world.close());

const read = (from: string, to: string) => office.supervisor.client.call('readFlow', { query: { from, to } });

describe('the flow of work', () => {
  it('R:E5 says what is open and late, what came and went each day, and where it stood at the end of it', async () => {
    const flow = await read(day(-1), day(5));
    expect(flow.open).toEqual([{ stage: 'rejected', count: 1, overdue: 1 }]);
    expect(flow.days.map(({ submitted, completed }) => [submitted, completed])).toEqual([
      [0, 0],
      [3, 0],
      [1, 1],
      [0, 1],
      [0, 0],
      [0, 1],
      [0, 0],
    ]);
    expect(flow.days.map(({ inStage }) => inStage)).toEqual([
      {},
      // Midnight, twelve hours after the beginning: results were recorded at the eleventh.
      { awaiting_check: 3 },
      { awaiting_issue: 2, rejected: 1 },
      { awaiting_issue: 1, rejected: 1 },
      { awaiting_issue: 1, rejected: 1 },
      { rejected: 1 },
      { rejected: 1 },
    ]);
    expect(flow.ages.find(({ count }) => count > 0)).toEqual({ days: 5, count: 1 });
  });

  it('R:E5 says how long stages and orders took: median and ninetieth percentile', async () => {
    const { stays, lead } = await read(day(-1), day(5));
    const of = (stage: string) => stays.find((one) => one.stage === stage);
    // 1, 2, 4 and, to its rejection, 6 hours.
    expect(of('awaiting_first_review')).toEqual({
      kind: 'general',
      stage: 'awaiting_first_review',
      count: 4,
      median: 3,
      ninetieth: 5.4,
    });
    expect(of('in_progress')).toMatchObject({ count: 3, median: 2, ninetieth: 2 });
    expect(of('rejected')).toBeUndefined();
    expect(lead).toEqual([{ kind: 'general', count: 3, median: 48, ninetieth: 86.4 }]);
    // Of what ended in a shorter span alone.
    expect((await read(day(1), day(1))).lead).toEqual([{ kind: 'general', count: 1, median: 24, ninetieth: 24 }]);
  });

  it('R:E5 says what passed at once, why the rest was rejected, and who did how much', async () => {
    const { firstPass, rejections, people } = await read(day(-1), day(5));
    expect(firstPass).toEqual({ decided: 4, passed: 3 });
    expect(rejections).toEqual([{ reason: expect.any(String), count: 1 }]);
    expect(people.find(({ name }) => name === '业务科甲')).toEqual({ name: '业务科甲', commands: 4, claimed: 0 });
    expect(people.find(({ name }) => name === '督办甲')).toBeUndefined();
  });

  it('R:E5 answers the last thirty days unasked, and refuses a span that makes no sense', async () => {
    const flow = await office.supervisor.client.call('readFlow');
    expect(flow.days).toHaveLength(30);
    expect(flow.to).toBe(businessDay(new Date()));
    await expect(read(day(2), day(1))).rejects.toEqual(problem('span_too_long'));
    await expect(read('2020-01-01', '2026-01-01')).rejects.toEqual(problem('span_too_long'));
    await expect(office.reviewer.client.call('readFlow')).rejects.toEqual(problem('forbidden'));
  });

  it('R:E5 counts the work of one’s own institution alone', async () => {
    const elsewhere = await world.staffElsewhere('别处督办', 'supervisor');
    const flow = await elsewhere.client.call('readFlow', { query: { from: day(-1), to: day(5) } });
    expect(flow.open).toEqual([]);
    expect(flow.lead).toEqual([]);
    expect(flow.days.every(({ submitted }) => submitted === 0)).toBe(true);
  });
});
