/** The life of a booking order, told step by step: who does what, and what is then true. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Command } from '../../domain/command.ts';
import type { CommandBody } from '../../domain/contract/command.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { ALWAYS_WORKING, type BookingWorld, openWorld } from '../support/booking.ts';
import { addDraft, addEnterprise, addInstruments, addStaff, type Person } from '../support/people.ts';

let world: BookingWorld;
const people = {} as Record<'office' | 'specialist' | 'desk' | 'technician' | 'other' | 'checker' | 'issuer', Person>;
let enterprise: Awaited<ReturnType<typeof addEnterprise>>;

beforeAll(async () => {
  world = await openWorld(inject('servers'));
  enterprise = await addEnterprise(world.db);
  people.office = await addStaff(world.db, '业务科甲', 'business_office');
  people.specialist = await addStaff(world.db, '专业科室甲', 'specialist');
  people.desk = await addStaff(world.db, '样品室甲', 'sample_desk');
  people.technician = await addStaff(world.db, '检测员甲', 'technician');
  people.other = await addStaff(world.db, '检测员乙', 'technician', 'checker');
  people.checker = await addStaff(world.db, '核验员甲', 'checker');
  people.issuer = await addStaff(world.db, '签发人甲', 'issuer');
});
afterAll(() => world.close());

async function submitted(...modes: ('bring_in' | 'on_site')[]) {
  const instruments = await addInstruments(
    world.db,
    enterprise.id,
    modes.map((deliveryMode) => ({ deliveryMode })),
  );
  const orderId = await addDraft(world.db, enterprise, instruments);
  const result = await world.booking.submit({ orderId, actor: enterprise.account, commandId: randomUUID() });
  return { ...result, instruments };
}

function give<C extends Command>(
  order: { orderId: string },
  shareId: string | undefined,
  command: C,
  actor: Person,
  body: CommandBody<C>,
  commandId: string = randomUUID(),
) {
  return world.booking.command({ command, orderId: order.orderId, shareId: shareId ?? '', actor, commandId, body });
}

const noNotes = { notes: '' };
const problem = (type: string) => expect.objectContaining({ name: 'DomainProblem', type });

async function recordResults(shareId: string, actor: Person) {
  const items = await world.db('order_item').where({ share_id: shareId, state: 'active' }).pluck('id');
  await world
    .db('result')
    .insert(items.map((item_id: string) => ({ item_id, conclusion: 'pass', recorded_by: actor.id })));
}

async function visitTomorrow(hour: number, technicians: Person[]) {
  const start = new Date(Date.now() + 86_400_000);
  start.setUTCHours(hour, 0, 0, 0);
  return {
    startsAt: start.toISOString(),
    endsAt: new Date(start.getTime() + 2 * 3_600_000).toISOString(),
    technicianIds: technicians.map(({ id }) => id),
    vehicle: '',
    notes: '',
  };
}

describe('a general application', () => {
  it('R:C9 R:C4 gets its number and one share per delivery mode, and waits for first review', async () => {
    const order = await submitted('bring_in', 'on_site', 'bring_in');
    expect(order.number).toMatch(/^\d{13}$/);
    expect(order.shares.map((share) => [share.deliveryMode, share.stage]).sort()).toEqual([
      ['bring_in', 'awaiting_first_review'],
      ['on_site', 'awaiting_first_review'],
    ]);
    const counted = await world
      .db('order_item')
      .where({ order_id: order.orderId, is_open: true })
      .count('* as n')
      .first();
    expect(Number(counted?.n)).toBe(3);
  });

  it('R:C10 R:C11 R:C13 goes from rejection with notes through resubmission to certificates and the ledger', async () => {
    const order = await submitted('bring_in', 'bring_in');
    const share = order.shares[0]?.id;
    await expect(give(order, share, 'issue', people.issuer, noNotes)).rejects.toEqual(problem('stage_moved_on'));
    await give(order, share, 'reject_first_review', people.office, { notes: '请补充测量范围' });
    const items: string[] = await world
      .db('order_item')
      .where({ order_id: order.orderId })
      .orderBy('position')
      .pluck('id');
    const again = await give(order, share, 'resubmit', enterprise.account, {
      contactId: enterprise.contactId,
      items: items.map((itemId) => ({ itemId, deliveryMode: 'bring_in' as const })),
      notes: '',
    });
    expect(again.shares).toEqual([{ id: share, stage: 'awaiting_first_review', deliveryMode: 'bring_in' }]);
    await give(order, share, 'approve_first_review', people.office, noNotes);
    await give(order, share, 'receive_sample', people.desk, noNotes);
    await expect(give(order, share, 'submit_results', people.technician, noNotes)).rejects.toEqual(
      problem('results_incomplete'),
    );
    await recordResults(share ?? '', people.other);
    await give(order, share, 'submit_results', people.other, noNotes);
    await expect(give(order, share, 'pass_check', people.other, noNotes)).rejects.toEqual(problem('own_results'));
    await give(order, share, 'send_back', people.checker, { notes: '请复测' });
    await give(order, share, 'submit_results', people.other, noNotes);
    await give(order, share, 'pass_check', people.checker, noNotes);
    await expect(give(order, share, 'issue', people.issuer, noNotes)).rejects.toEqual(problem('signature_required'));
    const issued = await give(order, share, 'issue', people.issuer, { ...noNotes, signature: 'password' });
    expect(issued.shares[0]?.stage).toBe('completed');

    const certificates: string[] = await world
      .db('certificate')
      .where({ share_id: share })
      .orderBy('number')
      .pluck('number');
    expect(certificates).toHaveLength(2);
    const ledger = await world
      .db('instrument')
      .whereIn('id', order.instruments)
      .select('certificate_number', 'valid_until', 'last_conclusion');
    expect(ledger.map((row) => row.certificate_number).sort()).toEqual(certificates);
    expect(
      ledger.every((row) => row.last_conclusion === 'pass' && row.valid_until > new Date().toISOString().slice(0, 10)),
    ).toBe(true);
    expect(await world.db('order_item').where({ order_id: order.orderId, is_open: true })).toEqual([]);

    const ended = await world.temporal.workflow.getHandle(order.orderId).result();
    expect(ended).toMatchObject({ sequence: 10, shares: [{ stage: 'completed' }] });
    expect(world.rendered).toContain(share);
    const events = await world
      .db('event')
      .where({ stream: `order:${order.orderId}` })
      .orderBy('sequence')
      .pluck('name');
    expect(events).toEqual([
      'submit',
      'reject_first_review',
      'resubmit',
      'approve_first_review',
      'receive_sample',
      'submit_results',
      'send_back',
      'submit_results',
      'pass_check',
      'issue',
    ]);
  });

  it('R:C12 is scheduled and rescheduled on site; no technician is in two places at once', async () => {
    const [first, second] = [await submitted('on_site'), await submitted('on_site')];
    for (const order of [first, second]) {
      const approved = await give(order, order.shares[0]?.id, 'approve_first_review', people.office, noNotes);
      expect(approved.shares[0]?.stage).toBe('awaiting_second_review');
    }
    await give(first, first.shares[0]?.id, 'schedule', people.specialist, await visitTomorrow(1, [people.technician]));
    await expect(
      give(second, second.shares[0]?.id, 'schedule', people.specialist, await visitTomorrow(2, [people.technician])),
    ).rejects.toEqual(problem('technician_taken'));
    await expect(
      give(second, second.shares[0]?.id, 'schedule', people.specialist, {
        ...(await visitTomorrow(2, [people.technician])),
        startsAt: '2020-01-01T00:00:00Z',
      }),
    ).rejects.toEqual(problem('schedule_in_past'));
    const later = await visitTomorrow(5, [people.other]);
    await give(first, first.shares[0]?.id, 'reschedule', people.specialist, later);
    const visit = await world.db('visit').where({ share_id: first.shares[0]?.id }).first();
    expect(visit.starts_at.toISOString()).toBe(later.startsAt);
    expect(await world.db('visit_technician').where({ visit_id: visit.id }).pluck('technician_id')).toEqual([
      people.other.id,
    ]);
    await give(
      second,
      second.shares[0]?.id,
      'schedule',
      people.specialist,
      await visitTomorrow(2, [people.technician]),
    );
    const started = await give(second, second.shares[0]?.id, 'start_work', people.technician, noNotes);
    expect(started.shares[0]?.stage).toBe('in_progress');
  });

  it('R:C10 is dispatched again if a resubmission changes the delivery mode', async () => {
    const order = await submitted('bring_in', 'bring_in', 'bring_in');
    const share = order.shares[0]?.id;
    await give(order, share, 'reject_first_review', people.office, { notes: '大型设备请改为现场检测' });
    const [first, second] = await world
      .db('order_item')
      .where({ order_id: order.orderId })
      .orderBy('position')
      .pluck('id');
    const result = await give(order, share, 'resubmit', enterprise.account, {
      contactId: enterprise.contactId,
      items: [
        { itemId: first, deliveryMode: 'on_site' },
        { itemId: second, deliveryMode: 'on_site' },
      ],
      notes: '',
    });
    expect(result.shares.map(({ stage, deliveryMode }) => [deliveryMode, stage]).sort()).toEqual([
      ['bring_in', 'superseded'],
      ['on_site', 'awaiting_first_review'],
    ]);
    const successor = await world.db('share').where({ order_id: order.orderId, delivery_mode: 'on_site' }).first();
    expect(successor.predecessor_id).toBe(share);
    const open = await world.db('order_item').where({ order_id: order.orderId, is_open: true }).pluck('share_id');
    expect(open).toEqual([successor.id, successor.id]);
  });

  it('R:B10 R:C10 cannot be submitted again with an instrument that has been taken out of use since', async () => {
    const order = await submitted('bring_in', 'bring_in');
    const share = order.shares[0]?.id;
    await give(order, share, 'reject_first_review', people.office, { notes: '请核对' });
    await world.db('instrument').where({ id: order.instruments[0] }).update({ current_condition: '停用' });
    const items: string[] = await world
      .db('order_item')
      .where({ order_id: order.orderId })
      .orderBy('position')
      .pluck('id');
    const body = (ids: string[]) => ({
      contactId: enterprise.contactId,
      items: ids.map((itemId) => ({ itemId, deliveryMode: 'bring_in' as const })),
      notes: '',
    });
    await expect(give(order, share, 'resubmit', enterprise.account, body(items))).rejects.toEqual(
      problem('instrument_not_bookable'),
    );
    const again = await give(order, share, 'resubmit', enterprise.account, body(items.slice(1)));
    expect(again.shares[0]?.stage).toBe('awaiting_first_review');
  });

  it('R:C7 can be cancelled before work begins, which frees its instruments, but not afterwards', async () => {
    const order = await submitted('bring_in', 'on_site');
    const bringIn = order.shares.find(({ deliveryMode }) => deliveryMode === 'bring_in')?.id;
    const onSite = order.shares.find(({ deliveryMode }) => deliveryMode === 'on_site')?.id;
    await give(order, onSite, 'cancel', enterprise.account, { notes: '设备已报废' });
    await give(order, bringIn, 'approve_first_review', people.office, noNotes);
    await give(order, bringIn, 'receive_sample', people.desk, noNotes);
    await expect(give(order, bringIn, 'cancel', enterprise.account, { notes: '不检了' })).rejects.toEqual(
      problem('stage_moved_on'),
    );
    const open = await world.db('order_item').where({ order_id: order.orderId, is_open: true }).pluck('share_id');
    expect(open).toEqual([bringIn]);
  });
});

describe('commands', () => {
  it('R:C10 count once if given twice with the same id, also after the order has ended', async () => {
    const order = await submitted('bring_in');
    const share = order.shares[0]?.id;
    const id = randomUUID();
    const [one, two] = await Promise.all([
      give(order, share, 'approve_first_review', people.office, noNotes, id),
      give(order, share, 'approve_first_review', people.office, noNotes, id),
    ]);
    expect(two).toEqual(one);
    await give(order, share, 'cancel', enterprise.account, { notes: '改天再来' });
    await world.temporal.workflow.getHandle(order.orderId).result();
    expect(await give(order, share, 'approve_first_review', people.office, noNotes, id)).toEqual(one);
    await expect(give(order, share, 'receive_sample', people.desk, noNotes)).rejects.toEqual(problem('stage_moved_on'));
  });

  it('R:C10 succeed for one of two simultaneous reviewers; the other reads the winner’s name', async () => {
    const order = await submitted('bring_in');
    const share = order.shares[0]?.id;
    const other = await addStaff(world.db, '受理员乙', 'business_office');
    const outcomes = await Promise.allSettled([
      give(order, share, 'approve_first_review', people.office, noNotes),
      give(order, share, 'reject_first_review', other, { notes: '不在范围' }),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome): outcome is PromiseRejectedResult => outcome.status === 'rejected');
    const winner = outcomes[0]?.status === 'fulfilled' ? people.office : other;
    expect(refused?.reason).toMatchObject({ type: 'stage_moved_on', parameters: { by: winner.name } });
  });

  it('R:C10 run one after the other if they arrive together at one order, each in one transaction', async () => {
    const order = await submitted('bring_in', 'on_site');
    const [one, two] = order.shares.map(({ id }) => id);
    const notes = { notes: '改天再来' };
    const outcomes = await Promise.allSettled([
      give(order, one, 'approve_first_review', people.office, noNotes),
      give(order, two, 'approve_first_review', people.office, noNotes),
      give(order, one, 'cancel', enterprise.account, notes),
      give(order, two, 'cancel', enterprise.account, notes),
      give(order, one, 'reject_first_review', people.office, notes),
    ]);
    const carriedOut = outcomes.filter(({ status }) => status === 'fulfilled').length;
    expect(carriedOut).toBeGreaterThanOrEqual(2);
    const { events } = await world.temporal.workflow.getHandle(order.orderId).fetchHistory();
    const transactions = events?.filter(
      ({ markerRecordedEventAttributes: marker }) => marker?.markerName === 'core_local_activity',
    );
    expect(transactions).toHaveLength(1 + carriedOut);
  });
});

describe('submission', () => {
  it('R:C9 names what is missing, leaves the draft unchanged, and can be tried again', async () => {
    const empty = await addDraft(world.db, enterprise, []);
    await expect(
      world.booking.submit({ orderId: empty, actor: enterprise.account, commandId: randomUUID() }),
    ).rejects.toEqual(problem('no_instruments'));
    const instruments = await addInstruments(world.db, enterprise.id, [{}]);
    const draft = await addDraft(world.db, { ...enterprise, contactId: null }, instruments);
    await expect(
      world.booking.submit({ orderId: draft, actor: enterprise.account, commandId: randomUUID() }),
    ).rejects.toEqual(problem('contact_required'));
    await world.db('booking_order').where({ id: draft }).update({ contact_id: enterprise.contactId });
    const result = await world.booking.submit({ orderId: draft, actor: enterprise.account, commandId: randomUUID() });
    expect(result.number).toMatch(/^\d{13}$/);
  });

  it('R:C9 refuses an instrument that is in another order, not in use, or another owner’s', async () => {
    const order = await submitted('bring_in');
    const taken = await addDraft(world.db, enterprise, order.instruments);
    await expect(
      world.booking.submit({ orderId: taken, actor: enterprise.account, commandId: randomUUID() }),
    ).rejects.toMatchObject({
      type: 'instrument_in_booking',
      parameters: { orderNumber: order.number },
    });
    const idle = await addDraft(
      world.db,
      enterprise,
      await addInstruments(world.db, enterprise.id, [{ condition: '停用' }]),
    );
    await expect(
      world.booking.submit({ orderId: idle, actor: enterprise.account, commandId: randomUUID() }),
    ).rejects.toEqual(problem('instrument_not_bookable'));
    const stranger = await addEnterprise(world.db, '他人企业');
    const foreign = await addDraft(world.db, enterprise, await addInstruments(world.db, stranger.id, [{}]));
    await expect(
      world.booking.submit({ orderId: foreign, actor: enterprise.account, commandId: randomUUID() }),
    ).rejects.toEqual(problem('instrument_not_yours'));
  });

  it('R:C2 gives fifty simultaneous orders fifty numbers without a gap', async () => {
    const orders = await Promise.all(
      Array.from({ length: 50 }, async () =>
        addDraft(world.db, enterprise, await addInstruments(world.db, enterprise.id, [{}])),
      ),
    );
    const results = await Promise.all(
      orders.map((orderId) => world.booking.submit({ orderId, actor: enterprise.account, commandId: randomUUID() })),
    );
    const numbers = results.map(({ number }) => Number(number)).sort((a, b) => a - b);
    expect(numbers.at(-1)).toBe((numbers[0] ?? 0) + 49);
    expect(new Set(numbers).size).toBe(50);
  });
});

it('R:E6 records every write of these stories in an unbroken chain of hashes that cannot be changed', async () => {
  expect(await verifyEvents(world.db)).toEqual([]);
  await expect(world.owner.raw(`update event set notes = 'x' where sequence = 1`)).rejects.toThrow(/append-only/);
  await expect(world.owner.raw('delete from event')).rejects.toThrow(/append-only/);
  await expect(world.db.raw('alter table event disable trigger user')).rejects.toThrow(/owner/);
});

it('R:E5 reports a stage that exceeds its time limit once, to the supervisors', async () => {
  const quick = await openWorld(inject('servers'), {
    limits: { awaiting_first_review: 1 / 86_400 },
    calendar: ALWAYS_WORKING,
  });
  try {
    const customer = await addEnterprise(quick.db);
    const supervisor = await addStaff(quick.db, '督办甲', 'supervisor');
    const orderId = await addDraft(quick.db, customer, await addInstruments(quick.db, customer.id, [{}]));
    const order = await quick.booking.submit({ orderId, actor: customer.account, commandId: randomUUID() });
    await expect
      .poll(() => quick.db('message').where({ account_id: supervisor.id }).pluck('title'), { timeout: 20_000 })
      .toEqual([`预约单${order.number}超过办理时限`]);
    const command = {
      command: 'cancel' as const,
      orderId,
      shareId: order.shares[0]?.id ?? '',
      actor: customer.account,
      commandId: randomUUID(),
      body: { notes: '取消' },
    };
    expect((await quick.booking.command(command)).sequence).toBe(3);
    await quick.temporal.workflow.getHandle(orderId).result();
    expect(await quick.db('event').where({ stream: `order:${orderId}`, name: 'overdue' })).toHaveLength(1);
  } finally {
    await quick.close();
  }
});
