/** Order workflows with a long life, and what must not harm them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { withMac } from '../../store/transition/command-mac.ts';
import { transition } from '../../store/transition/index.ts';
import { Walk } from '../replay/paths.ts';
import { ALWAYS_WORKING, type BookingWorld, openWorld } from '../support/booking.ts';
import { DATA_KEYS } from '../support/servers.ts';

let world: BookingWorld;
let afterCommit = async () => {};
beforeAll(async () => {
  world = await openWorld(inject('servers'), { calendar: ALWAYS_WORKING, afterCommit: () => afterCommit() });
});
afterAll(() => world.close());

const none = { notes: '' };

async function runsOf(orderId: string): Promise<number> {
  const { count } = await world.temporal.workflow.count(`WorkflowId = '${orderId}'`);
  return count;
}

it('R:C10 cuts the history of an order with very many rounds, and still counts every command once', async () => {
  const walk = await Walk.begin(world);
  await walk.draft('bring_in');
  await walk.submit();
  const rounds = 15;
  await walk.rounds(rounds);
  await walk.give('bring_in', 'approve_first_review', none);
  await walk.give('bring_in', 'receive_sample', none);
  await expect.poll(() => runsOf(walk.orderId), { timeout: 20_000 }).toBeGreaterThan(1);
  await walk.finish('bring_in');
  expect(await world.temporal.workflow.getHandle(walk.orderId).result()).toMatchObject({
    sequence: 1 + 2 * rounds + 5,
    shares: [{ stage: 'completed' }],
  });
  const sequences = await world
    .db('event')
    .where({ stream: `order:${walk.orderId}` })
    .orderBy('sequence')
    .pluck('sequence');
  expect(sequences).toEqual(Array.from({ length: 1 + 2 * rounds + 5 }, (_, index) => index + 1));
});

it('R:C11 accepts the next command of a person who sees the last one before the workflow knows of it', async () => {
  const walk = await Walk.begin(world);
  await walk.draft('bring_in');
  await walk.submit();
  let hear = () => {};
  const heard = new Promise<void>((resolve) => {
    hear = resolve;
  });
  let committed = () => {};
  const onRecord = new Promise<void>((resolve) => {
    committed = resolve;
  });
  afterCommit = () => {
    committed();
    return heard;
  };
  const approved = walk.give('bring_in', 'approve_first_review', none);
  await onRecord;
  afterCommit = async () => {};
  expect(await world.db('share').where({ order_id: walk.orderId }).pluck('stage')).toEqual(['awaiting_sample']);
  const received = walk.give('bring_in', 'receive_sample', none);
  // Longer than a workflow task: the next one brings the second command before the first has ended.
  setTimeout(hear, 6_000);
  await Promise.all([approved, received]);
  expect(await world.db('share').where({ order_id: walk.orderId }).pluck('stage')).toEqual(['in_progress']);
});

it('R:C11 R:E5 accepts the next command if the workflow never learnt of the last one, as after a reset in that moment', async () => {
  const walk = await Walk.begin(world);
  await walk.draft('bring_in');
  await walk.submit();
  const shareId = walk.shares.bring_in ?? '';
  const { events } = await transition(
    { db: world.db, dataKeys: DATA_KEYS, claimIdleMinutes: 30, calendar: async () => ALWAYS_WORKING },
    {
      orderId: walk.orderId,
      after: 1,
      command: withMac(DATA_KEYS, walk.orderId, {
        name: 'approve_first_review',
        commandId: randomUUID(),
        actor: walk.staff,
        shareId,
        body: none,
      }),
      limits: {},
    },
  );
  expect(events).toMatchObject([{ sequence: 2 }]);
  await walk.give('bring_in', 'receive_sample', none);
  expect(await world.db('share').where({ order_id: walk.orderId }).pluck('stage')).toEqual(['in_progress']);
  // A command that the record does not allow either is refused, without a second attempt.
  await expect(walk.give('bring_in', 'receive_sample', none)).rejects.toMatchObject({ type: 'stage_moved_on' });
});

it('R:E5 finds an order in Temporal by number, enterprise, institution, stage and due time', async () => {
  const walk = await Walk.begin(world);
  await walk.draft('bring_in');
  await walk.submit();
  await walk.give('bring_in', 'approve_first_review', none);
  const order = await world.db('booking_order').where({ id: walk.orderId }).first();
  const share = await world.db('share').where({ order_id: walk.orderId }).first();
  const query = [
    `HzOrderNumber = '${order.number}'`,
    `HzEnterprise = '${order.enterprise_id}'`,
    `HzInstitution = '${share.institution_id}'`,
    `HzStage = 'awaiting_sample'`,
    `HzDueTime = '${share.due_at.toISOString()}'`,
  ].join(' and ');
  const found = async () => {
    const ids: string[] = [];
    for await (const { workflowId } of world.temporal.workflow.list({ query })) ids.push(workflowId);
    return ids;
  };
  await expect.poll(found, { timeout: 60_000 }).toEqual([walk.orderId]);
});

it('R:C13 gives a passed instrument a certificate, a failed one a notice without validity, an untested one nothing', async () => {
  const walk = await Walk.begin(world);
  await walk.draft('bring_in', 'bring_in', 'bring_in');
  await world.owner('service_item').where({ name: '数字压力计' }).update({ certificate_kind: 'verification' });
  await walk.submit();
  await walk.give('bring_in', 'approve_first_review', none);
  await walk.give('bring_in', 'receive_sample', none);
  const [passes = '', fails = '', untested = ''] = await walk.items();
  await walk.record({ [passes]: 'pass', [fails]: 'fail', [untested]: 'not_tested' });
  await walk.finish('bring_in');
  const certificates = await world
    .db('certificate as c')
    .join('order_item as i', 'i.id', 'c.item_id')
    .where({ 'i.order_id': walk.orderId })
    .select('c.item_id', 'c.kind', 'c.number', 'c.valid_until');
  const of = (item: string) => certificates.find(({ item_id }) => item_id === item);
  expect(of(passes)).toMatchObject({ kind: 'verification', number: expect.stringMatching(/^JD\d{4}-\d{6}$/) });
  expect(of(passes).valid_until > new Date().toISOString()).toBe(true);
  expect(of(fails)).toMatchObject({
    kind: 'verification_failure',
    number: expect.stringMatching(/^JG/),
    valid_until: null,
  });
  expect(certificates).toHaveLength(2);
  const ledger = await world
    .db('order_item as i')
    .join('instrument as ins', 'ins.id', 'i.instrument_id')
    .where({ 'i.order_id': walk.orderId })
    .orderBy('i.position')
    .select('ins.last_conclusion', 'ins.certificate_number', 'ins.valid_until');
  expect(ledger).toEqual([
    { last_conclusion: 'pass', certificate_number: of(passes).number, valid_until: of(passes).valid_until },
    { last_conclusion: 'fail', certificate_number: of(fails).number, valid_until: null },
    { last_conclusion: 'not_tested', certificate_number: null, valid_until: null },
  ]);
});

it('rejects only the command that the database can never store; the order goes on', async () => {
  const walk = await Walk.begin(world);
  await walk.draft('bring_in');
  await walk.submit();
  await expect(walk.give('bring_in', 'cancel', { notes: 'a\u0000b' })).rejects.toThrow();
  await walk.give('bring_in', 'approve_first_review', none);
  expect(
    await world
      .db('event')
      .where({ stream: `order:${walk.orderId}` })
      .orderBy('sequence')
      .pluck('name'),
  ).toEqual(['submit', 'approve_first_review']);
});
