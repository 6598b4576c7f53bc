/** The figures of the flow of work, for orders with known times (requirement E5). */
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallOptions } from '../../domain/contract/client.ts';
import { businessDay } from '../../domain/time.ts';
import { complete, happenedAt, type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon in Shanghai, ten days ago. */
const BEGAN = Date.parse(`${businessDay(new Date(Date.now() - 10 * DAY))}T04:00:00Z`);
const day = (days: number) => businessDay(new Date(BEGAN + days * DAY));

let world: ApiWorld;
let office: Office;

const happened = (orderId: string, ...hours: number[]) =>
  happenedAt(
    world,
    orderId,
    hours.map((hour) => new Date(BEGAN + hour * HOUR)),
  );

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
  it('R:E5 shows what is open and late, what came and went each day, and the stages at the end of each day', async () => {
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

  it('R:E5 shows how long stages and orders took: median and ninetieth percentile', async () => {
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
    // Only orders that ended in a shorter span.
    expect((await read(day(1), day(1))).lead).toEqual([{ kind: 'general', count: 1, median: 24, ninetieth: 24 }]);
  });

  it('R:E5 shows what passed at once, why the rest was rejected, and how much each person did', async () => {
    const { firstPass, rejections, people } = await read(day(-1), day(5));
    expect(firstPass).toEqual({ decided: 4, passed: 3 });
    expect(rejections).toEqual([{ reason: expect.any(String), count: 1 }]);
    expect(people.find(({ name }) => name === '业务科甲')).toMatchObject({ commands: 4, claimed: 0 });
    expect(people.find(({ name }) => name === '督办甲')).toBeUndefined();
  });

  it('R:E5 lists the work behind each figure', async () => {
    const span = { from: day(-1), to: day(5) };
    const flow = await read(span.from, span.to);
    const count = async (query: CallOptions<'listShares'>['query']) =>
      (await office.supervisor.client.call('listShares', { query })).total;
    const reviewer = flow.people.find(({ name }) => name === '业务科甲');
    const [{ reason = null } = {}] = flow.rejections;
    const [age] = flow.ages.filter((one) => one.count > 0);
    const next = flow.ages[flow.ages.findIndex(({ days }) => days === age?.days) + 1];
    expect(await count({ ...span, left: 'awaiting_first_review' })).toBe(4);
    expect(await count({ from: day(1), to: day(1), left: 'awaiting_first_review' })).toBe(1);
    expect(await count({ ...span, left: 'rejected' })).toBe(0);
    expect(await count({ ...span, rejectedFor: reason ?? '' })).toBe(1);
    expect(await count({ ...span, rejectedFor: '没有的原因' })).toBe(0);
    expect(await count({ ...span, rejectedInOwnWords: 'true' })).toBe(0);
    expect(await count({ ...span, by: reviewer?.id })).toBe(4);
    expect(await count({ from: day(3), to: day(3), by: reviewer?.id })).toBe(0);
    expect(await count({ submittedOn: day(0) })).toBe(3);
    expect(await count({ completedOn: day(2) })).toBe(1);
    expect(await count({ ageFrom: age?.days, ageTo: next?.days })).toBe(1);
    expect(await count({ ageFrom: next?.days })).toBe(0);
    // Overdue work is not forecast to become overdue.
    const [share] = await world.owner('share').where({ stage: 'rejected' }).pluck('id');
    expect(await count({ dueOn: businessDay(new Date()) })).toBe(0);
    await world
      .owner('share')
      .where({ id: share })
      .update({ due_at: new Date(Date.now() + 3 * DAY) });
    const [forecast] = (await read(span.from, span.to)).forecast;
    expect(await count({ dueOn: forecast?.day })).toBe(forecast?.count);
    expect(forecast?.count).toBe(1);
  });

  it('R:E5 R:E7 is exported as a workbook, with a sheet for each figure', async () => {
    const query = { from: day(-1), to: day(5) };
    const file = (await office.supervisor.client.call('exportFlow', { query })) as Blob;
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(await file.arrayBuffer());
    const valuesOf = (name: string) =>
      (workbook.getWorksheet(name)?.getSheetValues() ?? [])
        .map((row) => (row as ExcelJS.CellValue[]).slice(1))
        .slice(1);
    expect(valuesOf('环节用时')).toContainEqual(['非强检', '待初审', 4, 3, 5.4]);
    expect(valuesOf('办结用时')).toEqual([expect.any(Array), ['非强检', 3, 48, 86.4]]);
    expect(valuesOf('初审')).toEqual([
      ['初审份数', '一次通过'],
      [4, 3],
    ]);
    expect(valuesOf('每日').map((row) => row.slice(0, 3))).toContainEqual([day(0), 3, 0]);
    expect(workbook.worksheets.map(({ name }) => name)).toHaveLength(9);
    await expect(office.reviewer.client.call('exportFlow')).rejects.toEqual(problem('forbidden'));
  });

  it('R:E5 covers the last thirty days by default, and refuses a span that makes no sense', async () => {
    const flow = await office.supervisor.client.call('readFlow');
    expect(flow.days).toHaveLength(30);
    expect(flow.to).toBe(businessDay(new Date()));
    await expect(read(day(2), day(1))).rejects.toEqual(problem('span_too_long'));
    await expect(read('2020-01-01', '2026-01-01')).rejects.toEqual(problem('span_too_long'));
    await expect(office.reviewer.client.call('readFlow')).rejects.toEqual(problem('forbidden'));
  });

  it('R:E5 counts only the work of one’s own institution', async () => {
    const elsewhere = await world.staffElsewhere('别处督办', 'supervisor');
    const flow = await elsewhere.client.call('readFlow', { query: { from: day(-1), to: day(5) } });
    expect(flow.open).toEqual([]);
    expect(flow.lead).toEqual([]);
    expect(flow.days.every(({ submitted }) => submitted === 0)).toBe(true);
  });
});
