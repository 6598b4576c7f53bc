/** Bookings of mandatory verification across institutions, from the draft to the certificate (requirements C1–C8). */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bookingState } from '../../domain/booking-state.ts';
import type { Order } from '../../domain/contract/order.ts';
import { STAGE_NAMES } from '../../domain/stage.ts';
import { SessionClient } from '../../runtime/session-client.ts';
import { coverageBy } from '../../store/order/dispatch.ts';
import { listUnauthorised } from '../../store/share/unauthorised.ts';
import { addMandatory, authorise, KANGBASHI, type MandatorySketch, ORDOS } from '../support/mandatory.ts';
import { addInstitution, addInstruments, addStaffOf, withPassword } from '../support/people.ts';
import { type ApiWorld, type Customer, openApi, PASSWORD, problem, type StaffMember } from './support/world.ts';

const GAUGE = '025001';
const SCALE = '010008';
const METER = '023001';
const FORCEPS = '027001';

let world: ApiWorld;
let customer: Customer;
/** The centre is authorised for gauges in the city; the scales' office for scales and, in Kangbashi, for gauges too. */
let centre: { id: string; reviewer: StaffMember; desk: StaffMember; supervisor: StaffMember };
let scales: { id: string; name: string; reviewer: StaffMember; desk: StaffMember };
let meters: { id: string; name: string; reviewer: StaffMember };

async function staffOf(institutionId: string, name: string, ...duties: Parameters<typeof addStaffOf>[3][]) {
  const { id } = await addStaffOf(world.db, institutionId, name, ...duties);
  const username = await withPassword(world.db, id, PASSWORD);
  return { id, username, client: await new SessionClient(world.url).signIn('staff', username, PASSWORD) };
}

beforeAll(async () => {
  world = await openApi();
  customer = await world.customer('某医院');
  const { id } = await world.db('institution').where({ is_this_centre: true }).first<{ id: string }>('id');
  centre = {
    id,
    reviewer: await world.staff('业务科甲', 'business_office'),
    desk: await world.staff('样品室甲', 'sample_desk'),
    supervisor: await world.staff('督办甲', 'supervisor'),
  };
  const scalesId = await addInstitution(world.db, '衡器检定站');
  scales = {
    id: scalesId,
    name: '衡器检定站',
    reviewer: await staffOf(scalesId, '衡器站受理员', 'business_office'),
    desk: await staffOf(scalesId, '衡器站收样员', 'sample_desk', 'technician', 'checker', 'issuer'),
  };
  const metersId = await addInstitution(world.db, '水表检定站');
  meters = { id: metersId, name: '水表检定站', reviewer: await staffOf(metersId, '水表站受理员', 'business_office') };
  await authorise(world.db, centre.id, [{ of: '025' }, { of: '010' }]);
  await authorise(world.db, scales.id, [{ of: SCALE }, { of: '025', region: '150602' }]);
  await authorise(world.db, meters.id, [
    { of: METER, region: KANGBASHI },
    { of: '010', region: ORDOS },
  ]);
});
afterAll(() => world.close());

async function draftOf(sketches: readonly MandatorySketch[], by: Customer = customer): Promise<Order> {
  const instrumentIds = await addMandatory(world.db, by.enterpriseId, sketches);
  return by.client.call('createOrder', { body: { kind: 'mandatory', contactId: by.contactId, instrumentIds } });
}

async function submitted(sketches: readonly MandatorySketch[]): Promise<Order> {
  const draft = await draftOf(sketches);
  await customer.client.call('submitOrder', { params: { orderId: draft.id }, body: {} });
  return customer.client.call('getOrder', { params: { orderId: draft.id } });
}

const read = ({ id }: Order, by: { client: SessionClient } = customer) =>
  by.client.call('getOrder', { params: { orderId: id } });
const shareOf = (order: Order, institutionId: string) => {
  const share = order.shares.find((one) => one.institutionId === institutionId && one.stage !== 'superseded');
  if (!share) throw new Error(`the order has no share of ${institutionId}`);
  return share;
};
const itemsOf = (order: Order, shareId: string) => order.items.filter((item) => item.shareId === shareId);

describe('a mandatory booking', () => {
  it('R:C2 R:C4 shows the institution of each instrument before submission, and splits by institution and mode', async () => {
    const draft = await draftOf([
      { kind: GAUGE },
      { kind: SCALE },
      { kind: SCALE, deliveryMode: 'on_site' },
      { kind: METER },
      { kind: GAUGE, region: '150602' },
    ]);
    expect(draft).toMatchObject({ kind: 'mandatory', state: 'draft', number: null });
    const { data } = await customer.client.call('previewDispatch', { params: { orderId: draft.id } });
    expect(data.map(({ dispatch }) => [dispatch?.institutionName, dispatch?.kindName, dispatch?.choice])).toEqual([
      ['鄂尔多斯市检验检测中心', null, 'only'],
      ['衡器检定站', '电子秤', 'only'],
      ['衡器检定站', '电子秤', 'only'],
      ['水表检定站', '水表', 'only'],
      ['衡器检定站', null, 'only'],
    ]);
    await customer.client.call('submitOrder', { params: { orderId: draft.id }, body: {} });
    const order = await read(draft);
    expect(order).toMatchObject({ state: 'submitted', stage: 'awaiting_first_review' });
    expect(order.number).toMatch(/^\d{13}$/);
    const split = order.shares.map((share) => [
      share.institutionName,
      share.deliveryMode,
      itemsOf(order, share.id).map(({ position }) => position),
    ]);
    expect(split.sort()).toEqual(
      [
        ['鄂尔多斯市检验检测中心', 'bring_in', [0]],
        ['衡器检定站', 'bring_in', [1, 4]],
        ['衡器检定站', 'on_site', [2]],
        ['水表检定站', 'bring_in', [3]],
      ].sort(),
    );
    expect(order.items[0]?.instrument).toMatchObject({ categoryName: '压力表', kindName: '压力表' });
    expect(order.items[1]?.dispatch).toMatchObject({ institutionName: '衡器检定站', kindName: '电子秤' });
  });

  it('R:C4 is refused before submission with each instrument that nobody is authorised for, and loses nothing', async () => {
    const draft = await draftOf([
      { kind: GAUGE },
      { kind: FORCEPS, name: '眼压计甲' },
      { kind: METER, region: '150602' },
    ]);
    const submit = customer.client.call('submitOrder', { params: { orderId: draft.id }, body: {} });
    const error = await submit.catch((caught: unknown) => caught);
    expect(error).toEqual(problem('not_dispatchable'));
    const { message, fields } = error as { message: string; fields: { path: string; message: string }[] };
    expect(message).toMatch(/^2件器具没有获授权的计量技术机构：眼压计甲（QJ-.*）、水表（QJ-.*）。请核对/);
    expect(fields.map((field) => field.message)).toEqual([
      expect.stringMatching(/“眼压计甲”（.*）：内蒙古自治区鄂尔多斯市康巴什区没有获授权检定“眼压计 › 眼压计”的/),
      expect.stringMatching(/“水表”（.*）：内蒙古自治区鄂尔多斯市东胜区没有获授权检定“水表 › 水表”的/),
    ]);
    const { data } = await customer.client.call('previewDispatch', { params: { orderId: draft.id } });
    expect(data.map(({ dispatch }) => dispatch?.institutionName ?? null)).toEqual([
      '鄂尔多斯市检验检测中心',
      null,
      null,
    ]);
    expect(await read(draft)).toMatchObject({ number: null, state: 'draft', instrumentCount: 3 });
  });

  it('R:C4 skips an institution whose authorisation or certificate has expired or is not yet valid', async () => {
    const lost = await addInstitution(world.db, '过期机构');
    await authorise(world.db, lost, [
      { of: FORCEPS, until: '2021-01-01' },
      { of: FORCEPS, from: '2099-01-01' },
    ]);
    const expired = await addInstitution(world.db, '证书过期机构');
    await world.db('institution').where({ id: expired }).update({ certificate_valid_until: '2021-01-01' });
    await authorise(world.db, expired, [{ of: FORCEPS }]);
    const draft = await draftOf([{ kind: FORCEPS }]);
    const params = { orderId: draft.id };
    await expect(customer.client.call('submitOrder', { params, body: {} })).rejects.toEqual(
      problem('not_dispatchable'),
    );
    await world.db('institution').where({ id: expired }).update({ certificate_valid_until: '2099-01-01' });
    await customer.client.call('submitOrder', { params, body: {} });
    expect((await read(draft)).shares.map(({ institutionName }) => institutionName)).toEqual(['证书过期机构']);
  });

  it('R:C2 R:C3 takes only mandatory instruments, each once, in service, and in limited number', async () => {
    const { client, contactId, enterpriseId } = customer;
    const create = (instrumentIds: string[], kind: 'mandatory' | 'general' = 'mandatory') =>
      client.call('createOrder', { body: { kind, contactId, instrumentIds } });
    const [general = ''] = await addInstruments(world.db, enterpriseId, [{}]);
    await expect(create([general])).rejects.toMatchObject({
      type: 'instrument_of_other_kind',
      fields: [{ path: 'instrumentIds.0', message: expect.stringContaining('是非强检器具') }],
    });
    const [suspended = '', fine = ''] = await addMandatory(world.db, enterpriseId, [
      { kind: GAUGE, status: 'suspended' },
      { kind: GAUGE },
    ]);
    await expect(create([fine], 'general')).rejects.toEqual(problem('instrument_of_other_kind'));
    await expect(create([fine, suspended])).rejects.toMatchObject({
      type: 'instrument_out_of_service',
      fields: [{ path: 'instrumentIds.1', message: expect.stringContaining('已停用或报废') }],
    });
    const stranger = await world.customer('另一医院');
    const [foreign = ''] = await addMandatory(world.db, stranger.enterpriseId, [{ kind: GAUGE }]);
    await expect(create([foreign])).rejects.toEqual(problem('instrument_not_yours'));
    const twice = await create([fine, fine]);
    expect(twice.instrumentCount).toBe(1);
    const empty = await create([]);
    await expect(client.call('submitOrder', { params: { orderId: empty.id }, body: {} })).rejects.toEqual(
      problem('no_instruments'),
    );
    const many = await draftOf(
      Array.from({ length: world.config.maxInstrumentsPerOrder + 1 }, () => ({ kind: GAUGE })),
    );
    await expect(client.call('submitOrder', { params: { orderId: many.id }, body: {} })).rejects.toMatchObject({
      type: 'too_many_instruments',
      message: expect.stringContaining(`${world.config.maxInstrumentsPerOrder}`),
    });
    await client.call('submitOrder', { params: { orderId: twice.id }, body: {} });
    await expect(client.call('submitOrder', { params: { orderId: twice.id }, body: {} })).rejects.toEqual(
      problem('order_not_draft'),
    );
    await expect(create([fine])).rejects.toEqual(problem('instrument_in_booking'));
    await expect(
      client.call('changeOrder', { params: { orderId: twice.id }, body: { contactId, instrumentIds: [] } }),
    ).rejects.toEqual(problem('order_not_draft'));
    await expect(client.call('deleteOrder', { params: { orderId: twice.id } })).rejects.toEqual(
      problem('order_not_draft'),
    );
    await client.call('deleteOrder', { params: { orderId: many.id } });
  });

  it('R:C1 is found by number, day and state, apart from general applications', async () => {
    const order = await submitted([{ kind: GAUGE }, { kind: METER }]);
    const list = (query: object) => customer.client.call('listOrders', { query });
    const numbered = await list({ kind: 'mandatory', q: order.number });
    expect(numbered.data).toMatchObject([{ id: order.id, state: 'submitted', instrumentCount: 2 }]);
    expect((await list({ kind: 'general', q: order.number })).total).toBe(0);
    const share = shareOf(order, meters.id);
    await meters.reviewer.client.call('approve_first_review', { params: { shareId: share.id }, body: { notes: '' } });
    const now = await list({ kind: 'mandatory', state: 'partly_answered' });
    expect(now.data.map(({ id }) => id)).toEqual([order.id]);
    const drafts = await list({ kind: 'mandatory', state: 'draft,submitted' });
    expect(new Set(drafts.data.map(({ state }) => state))).toEqual(new Set(['draft', 'submitted']));
  });

  it('R:C1 has the same state in SQL as in the table, for every combination of stages', async () => {
    const combinations = Array.from({ length: 2 ** STAGE_NAMES.length }, (_, bits) =>
      STAGE_NAMES.filter((_, index) => bits & (1 << index)),
    );
    const { rows } = await world.db.raw<{ rows: { state: string }[] }>(
      `select booking_state(array(select jsonb_array_elements_text(stages))) as state
       from jsonb_array_elements(?::jsonb) with ordinality as given (stages, position) order by position`,
      [JSON.stringify(combinations)],
    );
    expect(rows.map(({ state }) => state)).toEqual(combinations.map((stages) => bookingState(stages)));
  });
});

describe('the institution of a share', () => {
  it('R:C5 R:C6 accepts with notes for the receipt; the customer reads which institution has what, and its notes', async () => {
    const order = await submitted([{ kind: GAUGE }, { kind: SCALE }, { kind: SCALE }]);
    const share = shareOf(order, scales.id);
    await scales.reviewer.client.call('approve_first_review', {
      params: { shareId: share.id },
      body: { notes: '请于下周一上午送检，携带铭牌照片' },
    });
    const now = await read(order);
    expect(now.state).toBe('partly_answered');
    expect(shareOf(now, scales.id)).toMatchObject({
      stage: 'awaiting_sample',
      receipt: '请于下周一上午送检，携带铭牌照片',
    });
    const { data } = await customer.client.call('listMessages');
    expect(data[0]).toMatchObject({ title: `预约单${order.number}已由衡器检定站受理` });
    const entry = now.timeline.find(({ event }) => event === 'approve_first_review');
    expect(entry).toMatchObject({ actor: '衡器检定站', notes: '请于下周一上午送检，携带铭牌照片' });
    await scales.desk.client.call('receive_sample', { params: { shareId: share.id }, body: { notes: '' } });
    expect(shareOf(await read(order), scales.id).receipt).toBe('请于下周一上午送检，携带铭牌照片');
  });

  it('R:C6 refuses single instruments with reasons; they are corrected and booked again while the others go on', async () => {
    const order = await submitted([{ kind: SCALE }, { kind: SCALE }, { kind: SCALE }]);
    const share = shareOf(order, scales.id);
    const [first, second, third] = itemsOf(order, share.id).map(({ id }) => id) as [string, string, string];
    const approve = (refused: { itemId: string; notes: string }[]) =>
      scales.reviewer.client.call('approve_first_review', {
        params: { shareId: share.id },
        body: { notes: '其余请送检', refused },
      });
    await expect(approve([first, second, third].map((itemId) => ({ itemId, notes: '铭牌不清' })))).rejects.toEqual(
      problem('all_refused'),
    );
    await expect(approve([{ itemId: second, notes: ' ' }])).rejects.toEqual(
      problem('invalid_input', { fields: [{ path: 'refused.0.notes', message: '请填写不予受理的原因' }] }),
    );
    await expect(approve([{ itemId: share.id, notes: '铭牌不清' }])).rejects.toMatchObject({
      type: 'result_not_in_share',
      fields: [{ path: 'refused.0', message: '该器具不在本业务中' }],
    });
    await approve([{ itemId: second, notes: '出厂编号与铭牌不符' }]);
    const now = await read(order);
    expect(now.state).toBe('answered');
    const refused = now.shares.find(({ stage }) => stage === 'rejected');
    expect(refused).toMatchObject({ notes: '出厂编号与铭牌不符', predecessorId: share.id });
    expect(now.items.find(({ id }) => id === second)).toMatchObject({
      shareId: refused?.id,
      notes: '出厂编号与铭牌不符',
    });
    expect(itemsOf(now, share.id).map(({ id }) => id)).toEqual([first, third]);
    expect(now.timeline.at(-1)).toMatchObject({ refused: [{ itemId: second, notes: '出厂编号与铭牌不符' }] });

    await customer.client.call('resubmit', {
      params: { shareId: refused?.id ?? '' },
      body: { contactId: customer.contactId, items: [{ itemId: second, deliveryMode: 'on_site' }] },
    });
    const again = await read(order);
    expect(again.state).toBe('partly_answered');
    const item = again.items.find(({ id }) => id === second);
    expect(item).toMatchObject({ notes: null, deliveryMode: 'on_site' });
    const successor = again.shares.find(({ id }) => id === item?.shareId);
    expect(successor).toMatchObject({ stage: 'awaiting_first_review', institutionId: scales.id });
    expect(again.shares.find(({ id }) => id === refused?.id)?.stage).toBe('superseded');
  });

  it('R:C4 R:C6 may change when a corrected instrument is booked again: the dispatch runs again', async () => {
    const order = await submitted([{ kind: SCALE }]);
    const share = shareOf(order, scales.id);
    await scales.reviewer.client.call('reject_first_review', {
      params: { shareId: share.id },
      body: { notes: '种别应为压力表' },
    });
    expect(await read(order)).toMatchObject({ state: 'not_accepted' });
    await world.db('instrument').where({ id: order.items[0]?.instrumentId }).update({ kind_number: GAUGE });
    await customer.client.call('resubmit', {
      params: { shareId: share.id },
      body: { contactId: customer.contactId, items: [{ itemId: order.items[0]?.id ?? '', deliveryMode: 'bring_in' }] },
    });
    const now = await read(order);
    expect(now.state).toBe('submitted');
    expect(shareOf(now, centre.id)).toMatchObject({ stage: 'awaiting_first_review', predecessorId: share.id });
    expect(now.items[0]?.instrument.kindName).toBe('压力表');
    const { differences } = now.timeline.at(-1) ?? {};
    expect(differences?.items[0]?.changes.map(({ field, before, after }) => [field, before, after])).toEqual(
      expect.arrayContaining([
        ['kindName', '电子秤', '压力表'],
        ['institutionName', '衡器检定站', '鄂尔多斯市检验检测中心'],
      ]),
    );
    // The new institution reads it, and so does the former one.
    for (const { reviewer } of [centre, scales])
      expect((await read(order, reviewer)).timeline.at(-1)?.differences).toEqual(differences);
  });

  it('R:C4 forwards to another authorised institution with a reason; never to itself or to one that is not authorised', async () => {
    const order = await submitted([{ kind: SCALE }, { kind: SCALE }]);
    const share = shareOf(order, scales.id);
    const [first, second] = itemsOf(order, share.id).map(({ id }) => id) as [string, string];
    const forward = (institutionId: string, itemIds?: string[], notes = '本站设备检修') =>
      scales.reviewer.client.call('forward', {
        params: { shareId: share.id },
        body: { institutionId, notes, itemIds },
      });
    await expect(forward(scales.id)).rejects.toEqual(problem('forward_to_self'));
    const idle = await addInstitution(world.db, '未授权机构');
    await expect(forward(idle)).rejects.toMatchObject({
      type: 'forward_not_authorised',
      message: expect.stringContaining('未获授权检定电子秤'),
    });
    await expect(forward(order.id)).rejects.toMatchObject({ fields: [{ path: 'institutionId' }] });
    await expect(forward(meters.id, [first], ' ')).rejects.toMatchObject({
      fields: [{ path: 'notes', message: '请填写转交原因' }],
    });
    const targets = await scales.reviewer.client.call('listForwardTargets', { params: { shareId: share.id } });
    expect(targets.data.map(({ name }) => name).sort()).toEqual(['水表检定站', '鄂尔多斯市检验检测中心'].sort());

    await forward(meters.id, [first]);
    const some = await read(order);
    expect(shareOf(some, scales.id)).toMatchObject({ id: share.id, stage: 'awaiting_first_review' });
    expect(shareOf(some, meters.id)).toMatchObject({ stage: 'awaiting_first_review', predecessorId: share.id });
    expect(itemsOf(some, share.id).map(({ id }) => id)).toEqual([second]);
    await forward(centre.id);
    const all = await read(order);
    expect(all.shares.find(({ id }) => id === share.id)?.stage).toBe('superseded');
    expect(itemsOf(all, shareOf(all, centre.id).id).map(({ id }) => id)).toEqual([second]);
    expect(all.timeline.at(-1)).toMatchObject({ event: 'forward', actor: '衡器检定站', notes: '本站设备检修' });
    const [message] = (await customer.client.call('listMessages')).data;
    expect(message?.body).toContain('原办理机构：衡器检定站。原因：本站设备检修');
    // The new institution reads the reason, and nothing about the others.
    const seen = await read(order, meters.reviewer);
    expect(seen.shares).toHaveLength(1);
    expect(seen.items.map(({ id }) => id)).toEqual([first]);
    expect(seen.timeline.map(({ event }) => event)).toEqual(['submit', 'forward']);
    expect(JSON.stringify(seen)).not.toContain('鄂尔多斯市检验检测中心');
  });

  it('R:C4 is neither allowed nor offered to forward general work', async () => {
    const [instrument = ''] = await addInstruments(world.db, customer.enterpriseId, [{}]);
    const draft = await customer.client.call('createOrder', {
      body: { contactId: customer.contactId, instrumentIds: [instrument] },
    });
    const result = await customer.client.call('submitOrder', { params: { orderId: draft.id }, body: {} });
    const params = { shareId: result.shares[0]?.id ?? '' };
    const body = { institutionId: meters.id, notes: '转交' };
    await expect(centre.reviewer.client.call('forward', { params, body })).rejects.toEqual(problem('not_of_this_kind'));
    const { shares } = await read(draft, centre.reviewer);
    expect(shares[0]?.commands).toEqual(['approve_first_review', 'reject_first_review']);
  });

  it('R:C4 sees no order in which it has no share', async () => {
    const order = await submitted([{ kind: METER }]);
    const params = { shareId: shareOf(order, meters.id).id };
    await expect(read(order, scales.reviewer)).rejects.toEqual(problem('not_found'));
    await expect(scales.reviewer.client.call('getShareOrder', { params })).rejects.toEqual(problem('not_found'));
    const body = { notes: '' };
    await expect(scales.reviewer.client.call('approve_first_review', { params, body })).rejects.toEqual(
      problem('not_found'),
    );
  });
});

describe('a single instrument', () => {
  it('R:C7 is cancelled while the others go on, and can be booked again at once', async () => {
    const order = await submitted([{ kind: SCALE }, { kind: SCALE }, { kind: METER }]);
    const share = shareOf(order, scales.id);
    const [first, second] = itemsOf(order, share.id) as [Order['items'][0], Order['items'][0]];
    const cancel = (itemIds: string[] | undefined, notes = '器具已报废') =>
      customer.client.call('cancel', { params: { shareId: share.id }, body: { notes, itemIds } });
    const foreign = itemsOf(order, shareOf(order, meters.id).id)[0]?.id ?? '';
    await expect(cancel([foreign])).rejects.toMatchObject({
      type: 'result_not_in_share',
      fields: [{ path: 'itemIds.0' }],
    });
    await cancel([first.id]);
    const now = await read(order);
    expect(now.items.find(({ id }) => id === first.id)).toMatchObject({ state: 'cancelled' });
    expect(shareOf(now, scales.id)).toMatchObject({ stage: 'awaiting_first_review', notes: null });
    expect(now.timeline.at(-1)).toMatchObject({ event: 'cancel', itemIds: [first.id], notes: '器具已报废' });
    await customer.client.call('createOrder', {
      body: { kind: 'mandatory', contactId: customer.contactId, instrumentIds: [first.instrumentId] },
    });
    await expect(cancel([first.id])).rejects.toEqual(problem('result_not_in_share'));
    await cancel([second.id]);
    expect((await read(order)).shares.find(({ id }) => id === share.id)?.stage).toBe('cancelled');
    expect((await read(order)).state).toBe('submitted');
  });

  it('R:C7 cannot be cancelled after it was received', async () => {
    const order = await submitted([{ kind: SCALE }]);
    const params = { shareId: shareOf(order, scales.id).id };
    const give = { params, body: { notes: '' } };
    await scales.reviewer.client.call('approve_first_review', give);
    await scales.desk.client.call('receive_sample', give);
    const itemIds = [order.items[0]?.id ?? ''];
    await expect(customer.client.call('cancel', { params, body: { notes: '不检了', itemIds } })).rejects.toEqual(
      problem('stage_moved_on'),
    );
    expect((await read(order)).shares[0]?.commands).toEqual([]);
  });
});

describe('an authorisation that ends while work is open', () => {
  it('R:C4 R:E6 lists the work for the supervisors, who forward it; the institution cannot accept it', async () => {
    const admin = await world.staff('管理员甲', 'administrator');
    const station = await addInstitution(world.db, '血压计站');
    const reviewer = await staffOf(station, '血压计站受理员', 'business_office', 'supervisor');
    const [authorisationId = ''] = await authorise(world.db, station, [{ of: '026' }]);
    const order = await submitted([{ kind: '026001' }]);
    const share = shareOf(order, station);
    const listed = async () => (await centre.supervisor.client.call('listUnauthorisedShares')).data;
    expect((await listed()).map(({ id }) => id)).not.toContain(share.id);

    await admin.client.call('endAuthorisation', { params: { authorisationId }, body: { notes: '能力验证不合格' } });
    expect((await listed()).find(({ id }) => id === share.id)).toMatchObject({
      orderNumber: order.number,
      institutionName: '血压计站',
      instruments: [{ name: '血压计', kind: '血压计', region: '内蒙古自治区鄂尔多斯市康巴什区' }],
    });
    const [told] = (await centre.supervisor.client.call('listMessages')).data;
    expect(told).toMatchObject({ title: '血压计站的授权已失效，1份业务待转交' });
    await expect(reviewer.client.call('listUnauthorisedShares')).rejects.toEqual(problem('forbidden'));
    await expect(
      reviewer.client.call('approve_first_review', { params: { shareId: share.id }, body: { notes: '' } }),
    ).rejects.toMatchObject({
      type: 'authorisation_over',
      message: expect.stringMatching(/^血压计站对血压计（.*）的检定授权已失效/),
    });
    // No other institution yet: the supervisor cannot forward the work, and it stays on the list.
    const params = { shareId: share.id };
    const targets = () => centre.supervisor.client.call('listForwardTargets', { params });
    expect((await targets()).data).toEqual([]);
    await authorise(world.db, meters.id, [{ of: '026' }]);
    expect((await targets()).data).toEqual([{ id: meters.id, name: '水表检定站' }]);
    await centre.supervisor.client.call('forward', { params, body: { institutionId: meters.id, notes: '授权终止' } });
    expect((await listed()).map(({ id }) => id)).not.toContain(share.id);
    expect(shareOf(await read(order), meters.id).stage).toBe('awaiting_first_review');
  });
});

describe('the list of work without an authorisation', () => {
  it('R:C4 names exactly the instruments that dispatch would not give to the institution, for any authorisations', async () => {
    const station = await addInstitution(world.db, '多项检定站');
    await authorise(world.db, station, [{ of: '004' }]);
    const order = await submitted([
      { kind: '004001' },
      { kind: '004001', region: '150602' },
      { kind: '004002' },
      { kind: '004002', region: '150602' },
    ]);
    const share = shareOf(order, station);
    const ids = itemsOf(order, share.id).map(({ instrumentId }) => instrumentId);
    expect(ids).toHaveLength(4);
    const authorisation = fc.record({
      of: fc.constantFrom('004', '004001', '004002', '005'),
      region: fc.constantFrom('150000', ORDOS, KANGBASHI, '150602', '110000'),
      from: fc.constantFrom('2020-01-01', '2099-01-01'),
      until: fc.constantFrom('2021-01-01', '2098-12-31', null),
    });
    const chosen = fc.uniqueArray(
      authorisation.filter(({ from, until }) => until === null || until >= from),
      { maxLength: 3, selector: ({ of, region }) => `${of} ${region}` },
    );
    await fc.assert(
      fc.asyncProperty(chosen, async (sketches) => {
        await world.db('authorisation').where({ institution_id: station }).delete();
        if (sketches.length > 0) await authorise(world.db, station, sketches);
        const [listed] = await listUnauthorised(world.db, station);
        const { uncovered } = await coverageBy(world.db, station, ids);
        const numbers = (of: readonly { instrumentNumber: string }[]) => of.map((one) => one.instrumentNumber).sort();
        expect(numbers(listed?.instruments ?? [])).toEqual(numbers(uncovered));
      }),
      { numRuns: 60 },
    );
  });
});

describe('documents of a booking', () => {
  it('R:C15 get a new slip password from their owner; the old one opens nothing', async () => {
    const order = await submitted([{ kind: GAUGE }]);
    const params = { orderId: order.id };
    const first = await customer.client.call('getOrderSlip', { params });
    const open = (password: string) =>
      world.visitor().call('lookUpOrder', { body: { number: order.number ?? '', password } });
    expect(await open(first.password)).toMatchObject({ number: order.number, kind: 'mandatory' });
    const second = await customer.client.call('replaceSlipPassword', { params });
    expect(second.password).not.toBe(first.password);
    expect(await customer.client.call('getOrderSlip', { params })).toEqual(second);
    await expect(open(first.password)).rejects.toEqual(problem('lookup_failed'));
    expect((await open(second.password)).shares[0]).toMatchObject({ institutionName: '鄂尔多斯市检验检测中心' });
  });

  it('R:C8 include the booking form, with a page for each institution', async () => {
    const order = await submitted([{ kind: GAUGE }, { kind: METER }]);
    const pdf = await customer.client.call('printBookingForm', { params: { orderId: order.id } });
    expect(pdf.type).toBe('application/pdf');
    const bytes = Buffer.from(await pdf.arrayBuffer());
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
    const draft = await draftOf([{ kind: GAUGE }]);
    await expect(customer.client.call('printBookingForm', { params: { orderId: draft.id } })).rejects.toEqual(
      problem('not_found'),
    );
  });
});
