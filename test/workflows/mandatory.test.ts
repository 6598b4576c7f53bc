/** Mandatory bookings as workflows: races have one winner, numbers have no gaps, and SQL agrees with every workflow. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { compareAll } from '../../api/monitor/compare.ts';
import type { Command } from '../../domain/command.ts';
import type { CommandBody } from '../../domain/contract/command.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { ALWAYS_WORKING, type BookingWorld, openWorld } from '../support/booking.ts';
import { addMandatory, authorise } from '../support/mandatory.ts';
import { addDraft, addEnterprise, addInstitution, addStaff, addStaffOf, type Person } from '../support/people.ts';

const GAUGE = '025001';
const SCALE = '010008';

let now = new Date();
let world: BookingWorld;
let enterprise: Awaited<ReturnType<typeof addEnterprise>>;
let reviewer: Person;
let desk: Person;
let station: string;

beforeAll(async () => {
  world = await openWorld(inject('servers'), { calendar: ALWAYS_WORKING, now: () => now });
  enterprise = await addEnterprise(world.db);
  reviewer = await addStaff(world.db, '业务科甲', 'business_office');
  desk = await addStaff(world.db, '样品室甲', 'sample_desk');
  station = await addInstitution(world.db, '衡器检定站');
  await addStaffOf(world.db, station, '受理员', 'business_office');
  const centre = await world.db('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
  await authorise(world.db, centre.id, [{ of: '025' }]);
  await authorise(world.db, station, [{ of: '010' }, { of: '025', region: '150000' }]);
});
afterAll(() => world.close());

async function draft(...kinds: string[]): Promise<string> {
  const instruments = await addMandatory(
    world.db,
    enterprise.id,
    kinds.map((kind) => ({ kind })),
  );
  return addDraft(world.db, enterprise, instruments, 'mandatory');
}
const submit = (orderId: string) =>
  world.booking.submit({ orderId, actor: enterprise.account, commandId: randomUUID() });
const give = <C extends Command>(orderId: string, shareId: string, command: C, actor: Person, body: CommandBody<C>) =>
  world.booking.command({ command, orderId, shareId, actor, commandId: randomUUID(), body });

it('R:C7 lets one side win when an instrument is cancelled while it is received, and names the winner to the other', async () => {
  for (let round = 0; round < 12; round += 1) {
    const orderId = await draft(GAUGE, GAUGE);
    const { shares } = await submit(orderId);
    const shareId = shares[0]?.id ?? '';
    await give(orderId, shareId, 'approve_first_review', reviewer, { notes: '' });
    const [itemId = ''] = await world.db('order_item').where({ order_id: orderId }).orderBy('position').pluck('id');
    const attempts = [
      () => give(orderId, shareId, 'cancel', enterprise.account, { notes: '不检了', itemIds: [itemId] }),
      () => give(orderId, shareId, 'receive_sample', desk, { notes: '' }),
    ];
    const [cancelled, received] = await Promise.allSettled(
      round % 2 ? attempts.map((attempt) => attempt()) : attempts.toReversed().map((attempt) => attempt()),
    ).then((results) => (round % 2 ? results : results.toReversed()));
    // The sample is received either way: cancelling one instrument leaves the other.
    expect(received?.status).toBe('fulfilled');
    const item = await world.db('order_item').where({ id: itemId }).first<{ state: string; is_open: boolean }>();
    if (cancelled?.status === 'fulfilled') {
      expect(item).toMatchObject({ state: 'cancelled', is_open: false });
    } else {
      expect(cancelled?.reason).toMatchObject({ type: 'stage_moved_on', parameters: { by: '样品室甲' } });
      expect(item).toMatchObject({ state: 'active', is_open: true });
    }
  }
});

it('R:C2 starts numbers again at midnight in Shanghai, without a gap on either side', async () => {
  const drafts = await Promise.all(Array.from({ length: 24 }, () => draft(SCALE)));
  const midnight = new Date('2031-05-08T16:00:00.000Z');
  now = new Date(midnight.getTime() - 20);
  const half = drafts.length / 2;
  const before = Promise.all(drafts.slice(0, half).map(submit));
  const beforeNumbers = (await before).map(({ number }) => number).sort();
  // Some at the last moment of the day and some at the first of the next, all at once.
  let tick = 0;
  const clock = setInterval(() => {
    tick += 1;
    now = new Date(midnight.getTime() + (tick % 2 ? -1 : 1));
  }, 1);
  const after = await Promise.all(drafts.slice(half).map(submit));
  clearInterval(clock);
  now = new Date();
  const numbers = [...beforeNumbers, ...after.map(({ number }) => number)].sort();
  for (const day of ['20310508', '20310509']) {
    const ofDay = numbers.filter((number) => number?.startsWith(day));
    expect(ofDay).toEqual(ofDay.map((_, index) => `${day}${String(index + 1).padStart(5, '0')}`));
  }
  expect(new Set(numbers).size).toBe(drafts.length);
  expect(beforeNumbers.at(-1)).toBe(`20310508${String(half).padStart(5, '0')}`);
});

it('R:C4 R:E5 finds SQL and every workflow equal after splits, refusals, forwarding and cancelling; finds a changed row', async () => {
  const orderId = await draft(GAUGE, GAUGE, SCALE);
  const { shares } = await submit(orderId);
  const centres = await world
    .db('share')
    .where({ order_id: orderId })
    .whereNot({ institution_id: station })
    .first('id');
  const items: string[] = await world.db('order_item').where({ share_id: centres.id }).orderBy('position').pluck('id');
  const refused = [{ itemId: items[0] ?? '', notes: '铭牌不清' }];
  const accepted = await give(orderId, centres.id, 'approve_first_review', reviewer, { notes: '', refused });
  expect(accepted.shares.map(({ stage }) => stage)).toEqual(['awaiting_sample', 'rejected']);
  await give(orderId, centres.id, 'forward', reviewer, { institutionId: station, notes: '设备检修' });
  expect(shares).toHaveLength(2);
  expect(await compareAll(world)).toEqual([]);
  expect(await verifyEvents(world.db)).toEqual([]);

  await world.owner('share').where({ id: accepted.shares[1]?.id }).update({ stage: 'awaiting_sample' });
  const orphan = await draft(SCALE);
  await world
    .owner('booking_order')
    .where({ id: orphan })
    .update({
      number: '2031050999999',
      submitted_at: new Date(),
      slip_password: Buffer.from('x'),
    });
  const found = await compareAll(world);
  expect(found).toHaveLength(2);
  expect(found).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ orderId, fault: 'disagrees', shareId: accepted.shares[1]?.id }),
      expect.objectContaining({ orderId: orphan, fault: 'missing' }),
    ]),
  );
});
