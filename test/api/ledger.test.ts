import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GeneralInstrumentInput } from '../../domain/contract/instrument.ts';
import { general } from './support/instruments.ts';
import { type ApiWorld, type Customer, openApi, problem } from './support/world.ts';

let world: ApiWorld;
let customer: Customer;
let stranger: Customer;
beforeAll(async () => {
  world = await openApi();
  customer = await world.customer();
  stranger = await world.customer('另一企业');
});
afterAll(() => world.close());

const create = (body: GeneralInstrumentInput, by = customer) => by.client.call('createInstrument', { body });

describe('the ledger', () => {
  it('R:B4 takes an instrument once and names the existing one', async () => {
    const first = await create(general('L-1'));
    expect(first).toMatchObject({ bookable: true, openOrderId: null });
    await expect(create(general('L-1', { serialNumber: 'other' }))).rejects.toEqual(
      problem('instrument_number_taken', { message: expect.stringContaining('数字压力计') }),
    );
    await expect(create(general('L-2', { serialNumber: 'S-L-1' }))).rejects.toEqual(
      problem('instrument_already_entered', { message: expect.stringContaining('L-1') }),
    );
    await create(general('L-1'), stranger);
  });

  it('R:B3 R:B11 names the field: an unknown name with the nearest ones, a text that is too long', async () => {
    await expect(create(general('L-3', { name: '数字压力表' }))).rejects.toEqual(
      problem('invalid_input', {
        fields: [{ path: 'name', message: expect.stringMatching(/您是否要找：数字压力计、.+、.+？/) }],
      }),
    );
    await expect(create(general('L-3', { measuringRange: '量'.repeat(201) }))).rejects.toEqual(
      problem('invalid_input', { fields: [{ path: 'measuringRange', message: '测量范围最多200个字符' }] }),
    );
  });

  it('R:B10 R:B1 lists bookable instruments and says how many it hides and why', async () => {
    await create(general('M-1', { currentCondition: '停用' }));
    await create(general('M-2', { currentState: '维修' }));
    await create(general('M-3', { verificationUnit: '外省计量院' }));
    await create(general('M-4', { deliveryMode: 'on_site', validUntil: '2027-01-31', placeOfUse: '一号井' }));
    const { client, contactId } = customer;
    const booked = await create(general('M-5'));
    const order = await client.call('createOrder', { body: { contactId, instrumentIds: [booked.id] } });
    const { number } = await client.call('submitOrder', { params: { orderId: order.id }, body: {} });

    const list = await client.call('listInstruments', { query: { bookable: 'true' } });
    expect(list.data.map(({ instrumentNumber }) => instrumentNumber)).toEqual(['L-1', 'M-4']);
    expect(list.total).toBe(2);
    expect(await client.call('countInstruments', { query: { bookable: 'true' } })).toEqual({
      total: 2,
      hidden: { in_booking: 1, not_in_use: 2, other_unit: 1, out_of_service: 0 },
    });
    expect((await client.call('listInstruments', { query: { bookable: 'false' } })).total).toBe(4);
    const hits = async (query: object) =>
      (await client.call('listInstruments', { query })).data.map((one) => one.instrumentNumber);
    expect(await hits({ q: '一号' })).toEqual(['M-4']);
    expect(await hits({ q: '%' })).toEqual([]);
    expect(await hits({ deliveryMode: 'on_site' })).toEqual(['M-4']);
    expect(await hits({ validUntilFrom: '2027-01-01', validUntilTo: '2027-01-31' })).toEqual(['M-4']);
    expect(await hits({ sort: '-instrumentNumber', perPage: 2, page: 2 })).toEqual(['M-3', 'M-2']);
    expect((await client.call('getInstrument', { params: { instrumentId: booked.id } })).openOrderNumber).toBe(number);
  });

  it('R:B5 changes no instrument while the centre works on its booking, unless the application was rejected', async () => {
    const office = await world.staff('业务科', 'business_office');
    const { client, contactId } = customer;
    const item = await create(general('N-1'));
    const params = { instrumentId: item.id };
    const changed = await client.call('changeInstrument', { params, body: general('N-1', { model: 'CPG2000' }) });
    expect(changed.model).toBe('CPG2000');
    const order = await client.call('createOrder', { body: { contactId, instrumentIds: [item.id] } });
    const { shares } = await client.call('submitOrder', { params: { orderId: order.id }, body: {} });
    const change = () =>
      client.call('changeInstrument', { params, body: general('N-1', { measuringRange: '(0～20)MPa' }) });
    await expect(change()).rejects.toEqual(problem('instrument_in_booking'));
    await expect(client.call('deleteInstrument', { params })).rejects.toEqual(problem('instrument_in_booking'));
    const share = { shareId: shares[0]?.id ?? '' };
    await office.client.call('reject_first_review', { params: share, body: { notes: '请核对测量范围' } });
    expect((await change()).measuringRange).toBe('(0～20)MPa');
    await client.call('cancel', { params: share, body: { notes: '不再需要' } });
    await expect(client.call('deleteInstrument', { params })).rejects.toEqual(problem('instrument_booked_before'));
    await expect(stranger.client.call('deleteInstrument', { params })).rejects.toEqual(problem('not_found'));
  });

  it('R:B5 deletes instruments that were never booked, also from drafts', async () => {
    const { client } = customer;
    const item = await create(general('O-1'));
    const draft = await client.call('createOrder', { body: { instrumentIds: [item.id] } });
    await client.call('deleteInstrument', { params: { instrumentId: item.id } });
    expect((await client.call('getOrder', { params: { orderId: draft.id } })).items).toEqual([]);
    const events = await world
      .db('event')
      .where({ stream: `instrument:${item.id}` })
      .orderBy('sequence')
      .pluck('name');
    expect(events).toEqual(['create_instrument', 'delete_instrument']);
  });
});

describe('contacts', () => {
  it('R:A11 are maintained by the enterprise; the contact of an open order stays', async () => {
    const { client } = customer;
    const contact = await client.call('createContact', { body: { name: '李负责', mobile: '13912345678' } });
    const params = { contactId: contact.id };
    expect(
      (await client.call('changeContact', { params, body: { name: '李负责', mobile: '13912345678', post: '科长' } }))
        .post,
    ).toBe('科长');
    await expect(
      stranger.client.call('changeContact', { params, body: { name: '他人', mobile: '13912345678' } }),
    ).rejects.toEqual(problem('not_found'));
    const item = await create(general('P-1'));
    const order = await client.call('createOrder', { body: { contactId: contact.id, instrumentIds: [item.id] } });
    const { shares } = await client.call('submitOrder', { params: { orderId: order.id }, body: {} });
    await expect(client.call('deleteContact', { params })).rejects.toEqual(problem('contact_in_use'));
    await client.call('cancel', { params: { shareId: shares[0]?.id ?? '' }, body: { notes: '不再需要' } });
    await client.call('deleteContact', { params });
    expect((await client.call('listContacts')).data.map(({ name }) => name)).toEqual(['负责人']);
    expect((await client.call('getOrder', { params: { orderId: order.id } })).contact?.name).toBe('李负责');
  });
});
