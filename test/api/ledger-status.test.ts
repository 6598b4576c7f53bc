/** Status, verification state, queries, bulk actions and history of the ledger's instruments. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GeneralInstrumentInput, MandatoryInstrumentInput } from '../../domain/contract/instrument.ts';
import {
  INSTRUMENT_ACTION_NAMES,
  INSTRUMENT_STATUS_NAMES,
  instrumentAction,
  VERIFICATION_STATE_NAMES,
  type VerificationState,
} from '../../domain/instrument.ts';
import { conditionsOf } from '../../store/instrument/filter.ts';
import { general, mandatory } from './support/instruments.ts';
import { complete, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, type Customer, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let customer: Customer;
beforeAll(async () => {
  world = await openApi();
  customer = await world.customer();
});
afterAll(() => world.close());

/** A name that pinyin initials find: ybylb. */
const gauge = (number: string, more: Partial<GeneralInstrumentInput> = {}) =>
  general(number, { name: '一般压力表', ...more });
const create = (body: GeneralInstrumentInput | MandatoryInstrumentInput, by = customer) =>
  by.client.call('createInstrument', { body });
const setStatus = (id: string, status: string) => world.db('instrument').where({ id }).update({ status });

describe('a mandatory instrument', () => {
  it('R:B3 is entered with category, kind, region, quantity and use; values outside the catalogue are named', async () => {
    const made = await create(mandatory(''));
    expect(made).toMatchObject({
      instrumentNumber: expect.stringMatching(/^QJ\d{8}$/),
      kindName: '电子秤',
      categoryName: '秤',
      regionName: '内蒙古自治区鄂尔多斯市康巴什区',
      status: 'new',
      verificationState: 'unverified',
    });
    await expect(create(mandatory('B3-1', { kindNumber: '999999', regionCode: '999999' }))).rejects.toEqual(
      problem('invalid_input', {
        fields: [
          { path: 'kindNumber', message: expect.stringContaining('强制检定目录') },
          { path: 'regionCode', message: expect.stringContaining('行政区划') },
        ],
      }),
    );
    const params = { instrumentId: made.id };
    const kept = await customer.client.call('changeInstrument', {
      params,
      body: mandatory('', { serialNumber: 'new' }),
    });
    expect(kept.instrumentNumber).toBe(made.instrumentNumber);
    await expect(customer.client.call('changeInstrument', { params, body: gauge('X') })).rejects.toEqual(
      problem('instrument_of_other_service'),
    );
  });

  it('R:B3 names every missing field, and cannot be in a general application', async () => {
    const { placeOfUse: _p, purpose: _u, ...less } = mandatory('B3-2', { quantity: 0 });
    await expect(create(less as MandatoryInstrumentInput)).rejects.toEqual(
      problem('invalid_input', {
        fields: expect.arrayContaining([
          { path: 'placeOfUse', message: '请填写安装/使用地点' },
          { path: 'purpose', message: expect.stringContaining('贸易结算') },
          { path: 'quantity', message: '器具数量应为1到10000的整数' },
        ]),
      }),
    );
    const made = await create(mandatory('B3-3'));
    await expect(
      customer.client.call('createOrder', { body: { contactId: customer.contactId, instrumentIds: [made.id] } }),
    ).rejects.toEqual(problem('instrument_of_other_kind'));
  });
});

describe('the status of an instrument', () => {
  it.each(
    INSTRUMENT_STATUS_NAMES.flatMap((status) => INSTRUMENT_ACTION_NAMES.map((action) => [status, action] as const)),
  )('R:B6 changes, or is refused with a reason, from %s by %s', async (status, action) => {
    const { id } = await create(gauge(`ST-${status}-${action}`));
    await setStatus(id, status);
    const { done, refused } = await customer.client.call('changeManyInstruments', {
      body: { action, ids: [id], notes: '年度盘点' },
    });
    const allowed = instrumentAction(action).from.includes(status);
    expect(done).toBe(allowed ? 1 : 0);
    const after = await customer.client.call('getInstrument', { params: { instrumentId: id } });
    expect(after.status).toBe(allowed ? instrumentAction(action).to : status);
    const { events } = await customer.client.call('instrumentHistory', { params: { instrumentId: id } });
    if (allowed) {
      expect(events[0]).toMatchObject({
        name: `${action}_instrument`,
        notes: '年度盘点',
        changes: [{ field: 'status', before: status, after: instrumentAction(action).to }],
      });
    } else expect(refused[0]?.reason).toMatch(/器具状态为“.+”，不能.+；状态为“.+”时可以/);
  });

  it('R:B5 R:B6 begins with new, is in service once booked and then cannot be deleted; nothing changes during a booking', async () => {
    const office = await openOffice(world);
    const { orderId } = await submitOrder(world, office, 'bring_in');
    const { instrument_id: id } = await world.db('order_item').where({ order_id: orderId }).first('instrument_id');
    const { client } = office.customer;
    const read = () => client.call('getInstrument', { params: { instrumentId: id } });
    expect(await read()).toMatchObject({ status: 'in_service', verificationState: 'booked' });
    const { refused } = await client.call('changeManyInstruments', { body: { action: 'suspend', ids: [id] } });
    expect(refused[0]?.reason).toContain('正在预约单');
    await expect(client.call('deleteInstrument', { params: { instrumentId: id } })).rejects.toEqual(
      problem('instrument_in_booking'),
    );
  });

  it('R:B6 changes for many instruments at once where possible, with refusals named; never for another’s', async () => {
    const ids: string[] = [];
    for (const number of ['BK-1', 'BK-2', 'BK-3']) ids.push((await create(gauge(number))).id);
    const [first = '', , third = ''] = ids;
    await setStatus(first, 'in_service');
    await setStatus(third, 'in_service');
    const outcome = await customer.client.call('changeManyInstruments', { body: { action: 'suspend', ids } });
    expect(outcome).toMatchObject({ done: 2, refused: [{ instrumentNumber: 'BK-2' }] });
    const stranger = await world.customer('外人');
    await expect(stranger.client.call('changeManyInstruments', { body: { action: 'delete', ids } })).rejects.toEqual(
      problem('instrument_not_yours'),
    );
    expect((await customer.client.call('changeManyInstruments', { body: { action: 'delete', ids } })).done).toBe(1);
    await expect(customer.client.call('changeManyInstruments', { body: { action: 'delete' } })).rejects.toEqual(
      problem('invalid_input'),
    );
  });
});

describe('the verification state', () => {
  it('R:B1 R:B2 follows an instrument from unverified through booking and testing to valid, failed and expired', async () => {
    const office = await openOffice(world);
    const { client } = office.customer;
    const { orderId, shareId } = await submitOrder(world, office, 'bring_in');
    const { instrument_id: id } = await world.db('order_item').where({ order_id: orderId }).first('instrument_id');
    const state = async () => (await client.call('getInstrument', { params: { instrumentId: id } })).verificationState;
    expect(await state()).toBe('booked');
    await world.db('share').where({ id: shareId }).update({ stage: 'in_progress' });
    expect(await state()).toBe('testing');
    await world.db('share').where({ id: shareId }).update({ stage: 'awaiting_first_review' });
    await complete(office, shareId);
    expect(await state()).toBe('valid');
    const today = (days: number) => world.db.raw(`(now() at time zone 'Asia/Shanghai')::date + ${days}`);
    for (const [days, expected] of [
      [31, 'valid'],
      [30, 'expiring'],
      [0, 'expiring'],
      [-1, 'expired'],
    ] as const) {
      await world
        .db('instrument')
        .where({ id })
        .update({ valid_until: today(days) });
      expect(await state(), `${days} days`).toBe(expected);
    }
    await world.db('instrument').where({ id }).update({ valid_until: null, last_conclusion: 'fail' });
    expect(await state()).toBe('failed');
  });

  it('R:B1 is found by a query for it, whatever the instrument is like: exactly one state each', async () => {
    const other = await world.customer('状态企业');
    const draft = (
      await world
        .db('booking_order')
        .insert({ kind: 'general', enterprise_id: other.enterpriseId, created_by: other.id })
        .returning('id')
    )[0];
    const centre = await world.db('institution').where({ is_this_centre: true }).first('id');
    const stages = [
      'rejected',
      'awaiting_first_review',
      'awaiting_sample',
      'in_progress',
      'awaiting_check',
      'awaiting_issue',
    ];
    const shares = new Map<string, string>();
    for (const stage of stages) {
      const [share] = await world
        .db('share')
        .insert({
          order_id: draft.id,
          institution_id: centre.id,
          delivery_mode: 'bring_in',
          stage,
          stage_since: new Date(),
          moved_by: 'x',
        })
        .returning('id');
      shares.set(stage, share.id);
    }
    const { id } = await create(gauge('PROP'), other);
    await fc.assert(
      fc.asyncProperty(
        fc.option(fc.integer({ min: -60, max: 60 }), { nil: null }),
        fc.constantFrom('pass', 'fail', 'not_tested', null),
        fc.constantFrom(null, ...stages),
        async (days, conclusion, stage) => {
          await world.db('order_item').where({ instrument_id: id }).del();
          await world
            .db('instrument')
            .where({ id })
            .update({
              last_conclusion: conclusion,
              valid_until: days === null ? null : world.db.raw(`(now() at time zone 'Asia/Shanghai')::date + ${days}`),
            });
          if (stage) {
            await world.db('order_item').insert({
              order_id: draft.id,
              share_id: shares.get(stage),
              position: 0,
              instrument_id: id,
              delivery_mode: 'bring_in',
              is_open: true,
            });
          }
          const shown = (await other.client.call('getInstrument', { params: { instrumentId: id } })).verificationState;
          const found: VerificationState[] = [];
          for (const state of VERIFICATION_STATE_NAMES) {
            const { where, bindings } = conditionsOf(other.enterpriseId, { verificationState: [state] });
            const { rows } = await world.db.raw(`select from instrument ins where ${where}`, [...bindings]);
            if (rows.length > 0) found.push(state);
          }
          expect(found).toEqual([shown]);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('the queries of the ledger', () => {
  it('R:B1 find by each field of the manual, by pinyin initials, and by what hides an instrument', async () => {
    const other = await world.customer('查询企业');
    await create(gauge('Q-1', { validUntil: '2027-01-31', placeOfUse: '锅炉房' }), other);
    await create(gauge('Q-2', { currentState: '维修', name: '电子天平' }), other);
    await create(gauge('Q-3', { verificationUnit: '外省计量院' }), other);
    await create(mandatory('Q-4'), other);
    const gone = await create(gauge('Q-5'), other);
    await setStatus(gone.id, 'suspended');
    await world.db('instrument').where({ id: gone.id }).update({ certificate_number: 'JZ2026-00001' });
    const hits = async (query: Record<string, string>) =>
      (await other.client.call('listInstruments', { query })).data.map((one) => one.instrumentNumber);
    expect(await hits({ q: 'ybylb' })).toEqual(['Q-1', 'Q-3', 'Q-5']);
    expect(await hits({ q: '锅炉' })).toEqual(['Q-1']);
    expect(await hits({ q: 'jz2026' })).toEqual(['Q-5']);
    expect(await hits({ name: '天平' })).toEqual(['Q-2']);
    expect(await hits({ instrumentNumber: '-3' })).toEqual(['Q-3']);
    expect(await hits({ serialNumber: 'M-' })).toEqual(['Q-4']);
    expect(await hits({ certificateNumber: '00001' })).toEqual(['Q-5']);
    expect(await hits({ service: 'mandatory' })).toEqual(['Q-4']);
    expect(await hits({ categoryNumber: '010' })).toEqual(['Q-4']);
    expect(await hits({ status: 'suspended,scrapped' })).toEqual(['Q-5']);
    expect(await hits({ verificationUnit: '外省' })).toEqual(['Q-3']);
    expect(await hits({ verificationState: 'valid' })).toEqual(['Q-1']);
    expect(await hits({ verificationState: 'unverified,expired', sort: '-instrumentNumber', perPage: '2' })).toEqual([
      'Q-5',
      'Q-4',
    ]);
    for (const [reason, numbers] of [
      ['not_in_use', ['Q-2']],
      ['other_unit', ['Q-3']],
      ['out_of_service', ['Q-5']],
      ['in_booking', []],
    ] as const) {
      expect(await hits({ hiddenBecause: reason })).toEqual(numbers);
    }
    expect(await other.client.call('countInstruments', { query: { bookable: 'false' } })).toEqual({
      total: 3,
      hidden: { not_in_use: 1, other_unit: 1, out_of_service: 1, in_booking: 0 },
    });
    expect((await other.client.call('listInstruments', { query: { count: 'false' } })).total).toBeNull();
  });

  it('R:B10 make instruments bookable in one click that are not in use or have another unit', async () => {
    const other = await world.customer('一键企业');
    await create(gauge('H-1', { currentState: '维修', currentCondition: '备用' }), other);
    await create(gauge('H-2', { verificationUnit: '外省计量院' }), other);
    const { client } = other;
    const makeBookable = (hiddenBecause: 'not_in_use' | 'other_unit') =>
      client.call('changeManyInstruments', { body: { action: 'make_bookable', hiddenBecause } });
    expect((await makeBookable('not_in_use')).done).toBe(1);
    expect((await client.call('listInstruments', { query: { bookable: 'true' } })).total).toBe(1);
    expect((await makeBookable('other_unit')).done).toBe(1);
    const { data } = await client.call('listInstruments', { query: { bookable: 'true' } });
    expect(data).toHaveLength(2);
    const { events } = await client.call('instrumentHistory', { params: { instrumentId: data[0]?.id ?? '' } });
    expect(events.map(({ name }) => name)).toEqual(['make_instrument_bookable', 'create_instrument']);
    expect(events[0]?.changes.map(({ field }) => field)).toEqual(['currentCondition', 'currentState']);
  });
});

describe('the history of an instrument', () => {
  it('R:B7 shows its bookings, results and certificates', async () => {
    const office = await openOffice(world);
    const { orderId, shareId } = await submitOrder(world, office, 'bring_in');
    const { instrument_id: id } = await world.db('order_item').where({ order_id: orderId }).first('instrument_id');
    await complete(office, shareId);
    const history = await office.customer.client.call('instrumentHistory', { params: { instrumentId: id } });
    const { certificateNumber, validUntil } = await office.customer.client.call('getInstrument', {
      params: { instrumentId: id },
    });
    expect(history.bookings).toMatchObject([
      { orderId, stage: 'completed', state: 'active', conclusion: 'pass', certificateNumber, validUntil },
    ]);
  });
});
