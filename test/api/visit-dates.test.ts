/** Customers confirm the date of a visit or choose from the times that are free (requirement C12). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDay } from '../../domain/time.ts';
import { visitSpan } from '../../domain/visit.ts';
import { DEFAULT_TIME_LIMITS, dueAt } from '../../domain/working-time.ts';
import { SYSTEM } from '../../store/event/append.ts';
import { transition } from '../../store/transition/index.ts';
import { calendarReader } from '../../store/visit/calendar.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, type Customer, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

const HOUR = 3_600_000;

/** An instant so many weeks and hours after today's midnight in Shanghai, beyond the days with offered slots. */
function farOff(weeks: number, hours: number): string {
  const midnight = Date.parse(`${businessDay(new Date())}T00:00:00+08:00`);
  return new Date(midnight + weeks * 7 * 24 * HOUR + hours * HOUR).toISOString();
}

interface Arranged {
  readonly orderId: string;
  readonly shareId: string;
  readonly number: string | null;
  readonly body: {
    readonly startsAt: string;
    readonly endsAt: string;
    readonly technicianIds: string[];
    readonly resourceIds: string[];
  };
}

async function arrange(
  technicians: readonly StaffMember[],
  startsAt: string,
  more: { resourceIds?: string[]; customer?: Customer; travelBefore?: 1 | 2; travelAfter?: 1 | 2 } = {},
): Promise<Arranged> {
  const { resourceIds = [], customer = office.customer, ...travel } = more;
  const order = await submitOrder(world, { ...office, customer }, 'on_site');
  const params = { shareId: order.shareId };
  await office.reviewer.client.call('approve_first_review', { params, body: {} });
  const endsAt = new Date(Date.parse(startsAt) + 3 * HOUR).toISOString();
  const body = { startsAt, endsAt, technicianIds: technicians.map(({ id }) => id), resourceIds, ...travel };
  await office.specialist.client.call('schedule', { params, body });
  return { ...order, body };
}

const visitOf = async ({ orderId }: Arranged, client = office.customer.client) =>
  (await client.call('getOrder', { params: { orderId } })).shares[0]?.visit;
const slotsOf = async ({ shareId }: Arranged, client = office.customer.client) =>
  (await client.call('listFreeSlots', { params: { shareId } })).data.map(({ startsAt }) => startsAt);
const ask = ({ shareId }: Arranged, wishedStarts: string[], client = office.customer.client) =>
  client.call('request_another_date', { params: { shareId }, body: { notes: '当天停产', wishedStarts } });
const titles = async ({ client }: StaffMember, about: Arranged) =>
  (await client.call('listMessages', { query: { perPage: 100 } })).data
    .filter(({ title }) => title.includes(about.number ?? '-'))
    .map(({ title }) => title);

/** Takes the next timed step of the share, as its workflow does when the time has come. */
async function step({ orderId, shareId }: Arranged, name: 'remind_of_visit' | 'assume_visit'): Promise<void> {
  const { db, config } = world;
  const column = name === 'remind_of_visit' ? 'remind_at' : 'answer_by';
  await db('visit')
    .where({ share_id: shareId })
    .whereNotNull(column)
    .update({ [column]: db.fn.now() });
  const { sequence } = await db('booking_order').where({ id: orderId }).first('sequence');
  await transition(
    { db, dataKeys: config.dataKeys, claimIdleMinutes: config.claimIdleMinutes, calendar: calendarReader(db) },
    {
      orderId,
      after: sequence,
      command: { name, shareId, commandId: randomUUID(), actor: SYSTEM },
      limits: DEFAULT_TIME_LIMITS,
    },
  );
}

describe('the date of a visit', () => {
  it('R:C12 R:A13 is confirmed once by the customer who saw it; the scheduler is notified', async () => {
    const technician = await world.staff('检测员', 'technician');
    const visit = await arrange([technician], farOff(6, 9));
    const params = { shareId: visit.shareId };
    const calendar = await calendarReader(world.db)();
    const shown = await visitOf(visit);
    expect(shown?.answer).toBe('awaited');
    const until = Date.parse(shown?.answerBy ?? '');
    expect(Math.abs(until - dueAt(new Date(), 2, calendar).getTime())).toBeLessThan(60_000);
    const [told] = (await office.customer.client.call('listMessages')).data;
    expect(told?.body).toContain('逾期未答复视为同意');

    await office.specialist.client.call('reschedule', { params, body: { ...visit.body, startsAt: farOff(6, 8) } });
    const confirm = (startsAt: string) =>
      office.customer.client.call('confirm_visit', { params, body: { startsAt, notes: '' } });
    await expect(confirm(visit.body.startsAt)).rejects.toMatchObject({
      type: 'visit_moved',
      message: expect.stringMatching(/08:00|8:00/),
    });
    const strangers = [(await world.customer('旁人')).client, office.specialist.client, office.supervisor.client];
    for (const client of strangers) {
      const body = { startsAt: farOff(6, 8) };
      await expect(client.call('confirm_visit', { params, body })).rejects.toMatchObject({
        type: expect.stringMatching(/not_found|forbidden/),
      });
    }
    await confirm(farOff(6, 8));
    expect(await visitOf(visit)).toMatchObject({ answer: 'confirmed', answerBy: null });
    await expect(confirm(farOff(6, 8))).rejects.toEqual(problem('visit_confirmed'));
    const order = await office.customer.client.call('getOrder', { params: { orderId: visit.orderId } });
    expect(order.shares[0]?.commands).toEqual(['request_another_date', 'cancel']);
    expect(order.timeline.at(-1)).toMatchObject({ event: 'confirm_visit', actor: '申请单位' });
    expect(await titles(office.specialist, visit)).toEqual([`预约单${visit.number}的客户已确认检测时间`]);
    expect(await titles(office.technician, visit)).toEqual([]);

    // After another move it must be confirmed again.
    await office.specialist.client.call('reschedule', { params, body: visit.body });
    expect((await visitOf(visit))?.answer).toBe('awaited');
  });

  it('R:C12 R:A13 is followed by a reminder without an answer, then counts as accepted; it can still be confirmed', async () => {
    const visit = await arrange([await world.staff('检测员', 'technician')], farOff(7, 9));
    await step(visit, 'remind_of_visit');
    expect((await visitOf(visit))?.answer).toBe('awaited');
    await step(visit, 'assume_visit');
    expect(await visitOf(visit)).toMatchObject({ answer: 'assumed', answerBy: null });
    expect(await titles(office.customer, visit)).toEqual(
      expect.arrayContaining([`预约单${visit.number}的检测时间待确认`, `预约单${visit.number}的检测时间视为同意`]),
    );
    const order = await office.customer.client.call('getOrder', { params: { orderId: visit.orderId } });
    expect(order.timeline.slice(-2).map(({ event, actor }) => [event, actor])).toEqual([
      ['remind_of_visit', '系统'],
      ['assume_visit', '系统'],
    ]);
    await expect(step(visit, 'assume_visit')).rejects.toMatchObject({ type: 'stage_moved_on' });
    const { startsAt } = visit.body;
    await office.customer.client.call('confirm_visit', { params: { shareId: visit.shareId }, body: { startsAt } });
    expect((await visitOf(visit))?.answer).toBe('confirmed');
  });
});

describe('another date for a visit', () => {
  it('R:C12 is chosen from coming working days with people, vehicle and equipment free; no person is named', async () => {
    const [one, two] = [await world.staff('检测员甲一', 'technician'), await world.staff('检测员甲二', 'technician')];
    const car = await office.supervisor.client.call('createResource', { body: { kind: 'vehicle', name: '蒙K30001' } });
    const visit = await arrange([one, two], farOff(8, 9), { resourceIds: [car.id] });
    const answer = await office.customer.client.call('listFreeSlots', { params: { shareId: visit.shareId } });
    const { from, to } = { from: businessDay(new Date()), to: businessDay(new Date(Date.now() + 60 * 24 * HOUR)) };
    const calendar = await office.specialist.client.call('listCalendar', { query: { from, to } });
    const working = calendar.data.filter(({ day, isWorking }) => isWorking && day > from).slice(0, 10);
    expect(answer.data.map(({ startsAt }) => startsAt)).toEqual(
      working.flatMap(({ day }) =>
        [9, 14].map((hour) => new Date(Date.parse(`${day}T00:00:00+08:00`) + hour * HOUR).toISOString()),
      ),
    );
    expect(answer.data.every(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt) === 3 * HOUR)).toBe(
      true,
    );
    expect(Object.keys(answer.data[0] ?? {})).toEqual(['startsAt', 'endsAt']);

    // Another customer gets the car for the first morning: that time is no longer offered, without a reason.
    const [morning = '', afternoon = ''] = answer.data.map(({ startsAt }) => startsAt);
    const stranger = await world.customer('另一企业甲');
    const others = await world.staff('检测员甲三', 'technician');
    await arrange([others], morning, { resourceIds: [car.id], customer: stranger });
    expect(await slotsOf(visit)).not.toContain(morning);
    await expect(slotsOf(visit, stranger.client)).rejects.toEqual(problem('not_found'));
    await expect(ask(visit, [afternoon, morning])).rejects.toMatchObject({
      type: 'slot_not_free',
      message: expect.stringMatching(/^第2个/),
    });
    // A time that was not offered does not reveal other visits.
    await expect(ask(visit, [new Date(Date.parse(afternoon) + HOUR).toISOString()])).rejects.toEqual(
      problem('slot_not_free'),
    );
    expect((await visitOf(visit))?.answer).toBe('awaited');
  });

  it('R:C12 R:E4 is shown to the scheduler with available people, and is confirmed when scheduled', async () => {
    const one = await world.staff('检测员乙一', 'technician');
    await world.staff('检测员乙二', 'technician');
    const visit = await arrange([one], farOff(9, 9));
    const params = { shareId: visit.shareId };
    const [first = '', second = '', third = ''] = await slotsOf(visit);
    await ask(visit, [third, first, third]);
    expect(await visitOf(visit)).toMatchObject({
      answer: 'another_asked',
      wish: '当天停产',
      wishedStarts: [third, first],
    });
    expect(await titles(office.specialist, visit)).toEqual([`预约单${visit.number}的客户申请改期`]);
    const listed = await office.specialist.client.call('listVisits', {
      query: { from: farOff(9, 0), to: farOff(9, 24) },
    });
    expect(listed.data[0]).toMatchObject({ wish: '当天停产', wishedStarts: [third, first] });

    // The technician is busy at the wished time: a colleague is available.
    await arrange([one], third);
    const wished = await office.specialist.client.call('listWishedSlots', { params });
    expect(wished.wishes.map(({ startsAt }) => startsAt)).toEqual([third, first]);
    const [substitute] = wished.wishes[0]?.slot?.technicians ?? [];
    expect(substitute?.id).not.toBe(one.id);
    expect(wished.wishes[1]?.slot?.technicians.map(({ id }) => id)).toEqual([one.id]);
    expect(wished.next?.startsAt).toBe(second);

    const body = { ...visit.body, startsAt: first, endsAt: wished.wishes[1]?.slot?.endsAt ?? '' };
    await office.specialist.client.call('reschedule', { params, body });
    expect(await visitOf(visit)).toMatchObject({
      startsAt: first,
      answer: 'confirmed',
      answerBy: null,
      wish: null,
      wishedStarts: [],
    });
  });

  it('R:C12 R:E4 goes to one of two customers who chose it; the refusal of the other names the order, and keeps date, wish and next free time', async () => {
    const technician = await world.staff('检测员丙', 'technician');
    // No other technician is available.
    await world
      .db('account')
      .where({ kind: 'staff' })
      .whereNot({ id: technician.id })
      .whereRaw(`'technician' = any(duties)`)
      .update({ disabled: true });
    const other = await world.customer('另一企业乙');
    const visits = [
      await arrange([technician], farOff(10, 9)),
      await arrange([technician], farOff(10, 14), { customer: other }),
    ] as const;
    const customers = [office.customer.client, other.client] as const;
    const offered = await Promise.all(visits.map((visit, index) => slotsOf(visit, customers[index])));
    expect(offered[0]).toEqual(offered[1]);
    const [slot = '', next = ''] = offered[0] ?? [];
    await Promise.all(visits.map((visit, index) => ask(visit, [slot], customers[index])));
    const endsAt = new Date(Date.parse(slot) + 3 * HOUR).toISOString();
    const given = await Promise.allSettled(
      visits.map(({ shareId, body }) =>
        office.specialist.client.call('reschedule', { params: { shareId }, body: { ...body, startsAt: slot, endsAt } }),
      ),
    );
    expect(given.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const lost = given.findIndex(({ status }) => status === 'rejected');
    const [loser, winner] = [visits[lost] ?? visits[0], visits[1 - lost] ?? visits[1]];
    expect((given[lost] as PromiseRejectedResult).reason).toMatchObject({
      type: 'technician_taken',
      message: expect.stringMatching(new RegExp(`检测员丙.*${winner.number}`)),
    });
    expect(await visitOf(loser, customers[lost])).toMatchObject({
      startsAt: loser.body.startsAt,
      answer: 'another_asked',
      wishedStarts: [slot],
    });
    const left = await office.specialist.client.call('listWishedSlots', { params: { shareId: loser.shareId } });
    expect(left.wishes).toEqual([{ startsAt: slot, slot: null }]);
    expect(left.next?.startsAt).toBe(next);
    await world.db('account').where({ kind: 'staff' }).update({ disabled: false });
  });
});

describe('free times for a visit', () => {
  it('R:C12 are limited to a number of requests, for each customer separately', async () => {
    const [keen, other] = [await world.customer('问得多的企业'), await world.customer('问得少的企业')];
    const of = async (customer: Customer, weeks: number) =>
      arrange([await world.staff('检测员', 'technician')], farOff(weeks, 9), { customer });
    const [visit, unhurried] = [await of(keen, 15), await of(other, 16)];
    const asked = await Promise.allSettled(Array.from({ length: 61 }, () => slotsOf(visit, keen.client)));
    const refused = asked.filter(({ status }) => status === 'rejected');
    expect(refused.map((one) => (one as PromiseRejectedResult).reason)).toEqual([problem('too_many_attempts')]);
    expect(await slotsOf(unhurried, other.client)).not.toEqual([]);
  });
});

describe('the travel of a visit', () => {
  it('R:E4 occupies people and vehicles like the visit; a conflict names the person on the way and the order', async () => {
    const technician = await world.staff('检测员丁', 'technician');
    const car = await office.supervisor.client.call('createResource', { body: { kind: 'vehicle', name: '蒙K40001' } });
    const far = await arrange([technician], farOff(12, 9), {
      travelBefore: 2,
      travelAfter: 1,
      resourceIds: [car.id],
    });
    const [before, after] = [farOff(12, -4), farOff(12, 14)];
    for (const startsAt of [before, after]) {
      await expect(arrange([technician], startsAt)).rejects.toMatchObject({
        type: 'technician_on_the_way',
        message: expect.stringMatching(new RegExp(`检测员丁.*${far.number}往返途中`)),
      });
      const free = await world.staff('检测员戊', 'technician');
      await expect(arrange([free], startsAt, { resourceIds: [car.id] })).rejects.toMatchObject({
        type: 'resource_on_the_way',
        message: expect.stringMatching(new RegExp(`蒙K40001.*${far.number}往返途中`)),
      });
    }
    await expect(arrange([technician], farOff(13, -14), { travelBefore: 1 })).resolves.toBeDefined();
    await expect(arrange([technician], farOff(13, 9), { travelBefore: 2 })).rejects.toMatchObject({
      type: 'technician_taken_on_the_way',
      message: expect.stringContaining('与本次往返途中'),
    });
    await expect(arrange([technician], farOff(12, 24), {})).resolves.toBeDefined();

    // Staff see the travel, equal in database and console; the customer sees only the visit itself.
    const seen = await office.specialist.client.call('getShareOrder', { params: { shareId: far.shareId } });
    const { travel } = seen.shares[0]?.visit ?? {};
    const [starts, ends] = [new Date(far.body.startsAt), new Date(far.body.endsAt)];
    const { leavesAt, returnsAt } = visitSpan(starts, ends, 2, 1);
    expect(travel).toEqual({
      before: 2,
      after: 1,
      leavesAt: leavesAt.toISOString(),
      returnsAt: returnsAt.toISOString(),
    });
    const board = await office.specialist.client.call('listVisits', {
      query: { from: farOff(12, -24), to: farOff(12, -20) },
    });
    expect(board.data.map(({ shareId }) => shareId)).toContain(far.shareId);
    expect(await visitOf(far)).toMatchObject({ startsAt: far.body.startsAt, travel: null });
    expect(
      JSON.stringify(await office.customer.client.call('getOrder', { params: { orderId: far.orderId } })),
    ).not.toContain(leavesAt.toISOString());
  });

  it('R:E4 is the same in SQL as in the console, at every minute of the day', async () => {
    const { rows } = await world.db.raw(
      `select s as starts, s + l * interval '1 minute' as ends, b, a, lower(x) as leaves, upper(x) as returns
       from generate_series(timestamptz '2026-12-01', '2026-12-02', '7 minutes') s, unnest(array[1, 180, 720, 2000]) l,
         generate_series(0, 2) b, generate_series(0, 2) a, lateral visit_span(s, s + l * interval '1 minute', b, a) x`,
    );
    for (const { starts, ends, b, a, leaves, returns } of rows)
      expect({ leavesAt: leaves, returnsAt: returns }).toEqual(visitSpan(starts, ends, b, a));
  });

  it('R:E4 R:E6 is suggested from the setting of the region, or of the region around it', async () => {
    const admin = await world.staff('管理员', 'administrator');
    const suggested = async (district: string) => {
      const customer = await world.customer(`${district}企业`);
      await world.db('enterprise').where({ id: customer.enterpriseId }).update({ district });
      const { shareId } = await submitOrder(world, { ...office, customer }, 'on_site');
      const params = { shareId };
      await office.reviewer.client.call('approve_first_review', { params, body: {} });
      const order = await office.specialist.client.call('getShareOrder', { params });
      const own = await customer.client.call('getOrder', { params: { orderId: order.id } });
      expect(own.shares[0]?.travel).toBeNull();
      return order.shares[0]?.travel;
    };
    expect(await suggested('康巴什区')).toBe(0);
    expect(await suggested('鄂托克前旗')).toBe(2);
    const region = await world.db('region').where({ full_name: '内蒙古自治区鄂尔多斯市' }).first('code', 'name');
    const params = { regionCode: region.code };
    const changed = await admin.client.call('changeRegion', {
      params,
      body: { name: region.name, retired: false, travel: 1 },
    });
    expect(changed.travel).toBe(1);
    const history = await admin.client.call('regionHistory', { params });
    expect(history.data[0]?.changes).toEqual([{ field: 'travel', before: '', after: '半天' }]);
    expect(await suggested('康巴什区')).toBe(1);
    expect(await suggested('鄂托克前旗')).toBe(2);
  });
});
