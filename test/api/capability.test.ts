/** Authorisations of institutions and their work: each institution reads its own, the centre maintains authorisations. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { businessDay } from '../../domain/time.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { addInstitutionAccount, type InstitutionAccount } from '../support/people.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let admin: StaffMember;
let office: Office;
let first: InstitutionAccount & { readonly client: SessionClient };
let second: typeof first;
beforeAll(async () => {
  world = await openApi();
  admin = await world.staff('管理员', 'administrator');
  office = await openOffice(world);
  const open = async (name: string) => {
    const made = await addInstitutionAccount(world.db, name, PASSWORD);
    return { ...made, client: await world.visitor().signIn('institution', made.username, PASSWORD) };
  };
  first = await open('东胜区计量所');
  second = await open('康巴什区计量所');
});
afterAll(() => world.close());

const day = (days: number) => businessDay(new Date(Date.now() + days * 86_400_000));
const DONGSHENG = '150602';
const KIND = { regionCode: DONGSHENG, categoryNumber: '001', kindNumber: '001003', validFrom: day(0) };
const at = (institution: InstitutionAccount) => ({ params: { institutionId: institution.id } });

describe('an authorisation', () => {
  it('R:A9 R:E6 is added by an administrator, read by the institution, and found by region, category and kind', async () => {
    const made = await admin.client.call('addAuthorisation', { ...at(first), body: { ...KIND, validUntil: day(400) } });
    expect(made).toMatchObject({
      regionName: '内蒙古自治区鄂尔多斯市东胜区',
      categoryName: '尺',
      kindName: '钢卷尺',
      state: 'valid',
      endedAt: null,
    });
    await admin.client.call('addAuthorisation', {
      ...at(first),
      body: { regionCode: '150600', categoryNumber: '003', validFrom: day(0) },
    });
    const own = await first.client.call('listOwnCapability');
    expect(own.data.map(({ regionName, kindName }) => [regionName, kindName])).toEqual([
      ['内蒙古自治区鄂尔多斯市东胜区', '钢卷尺'],
      ['内蒙古自治区鄂尔多斯市', null],
    ]);
    const found = async (q: string) => (await first.client.call('listOwnCapability', { query: { q } })).total;
    expect([await found('东胜'), await found('钢卷'), await found('尺'), await found('上海')]).toEqual([1, 1, 1, 0]);
    expect((await second.client.call('listOwnCapability')).data).toEqual([]);
    expect((await admin.client.call('listAuthorisations', at(first))).total).toBe(2);
  });

  it('R:E6 is valid, about to end, not yet valid or over, by the business day', async () => {
    const states = [
      [day(-300), day(-1)],
      [day(-300), day(0)],
      [day(-300), day(30)],
      [day(-300), day(31)],
      [day(1), null],
    ] as const;
    const told: string[] = [];
    for (const [index, [validFrom, validUntil]] of states.entries()) {
      const body = { regionCode: '150622', categoryNumber: '002', kindNumber: null, validFrom, validUntil };
      const regionCode = ['150621', '150622', '150623', '150624', '150625'][index] ?? '';
      told.push((await admin.client.call('addAuthorisation', { ...at(second), body: { ...body, regionCode } })).state);
    }
    expect(told).toEqual(['expired', 'soon', 'soon', 'valid', 'future']);
    const { data } = await second.client.call('listOwnCapability');
    expect(data.at(-1)?.state).toBe('expired');
  });

  it('R:E6 cannot be entered twice for the same days, nor for a kind outside the category', async () => {
    const again = (body: object) => admin.client.call('addAuthorisation', { ...at(first), body: { ...KIND, ...body } });
    const refusal = await again({ validFrom: day(400) }).catch((error: Error) => error);
    expect(refusal).toEqual(problem('authorisation_overlaps'));
    expect((refusal as Error).message).toContain('内蒙古自治区鄂尔多斯市东胜区');
    expect((refusal as Error).message).toContain('尺 › 钢卷尺');
    const later = await again({ validFrom: day(401), validUntil: day(500) });
    expect(later.state).toBe('future');
    await expect(again({ kindNumber: '002001' })).rejects.toEqual(problem('authorisation_of_unknown'));
    await expect(again({ regionCode: '999999' })).rejects.toEqual(problem('authorisation_of_unknown'));
    await expect(again({ validFrom: day(900), validUntil: day(800) })).rejects.toMatchObject({
      type: 'invalid_input',
      fields: [{ path: 'validUntil', message: '有效期至不能早于有效期起' }],
    });
  });

  it('R:E6 is ended once with a reason; the institution is notified, and both changes are events', async () => {
    const { data } = await admin.client.call('listAuthorisations', { ...at(first), query: { q: '钢卷尺' } });
    const params = { authorisationId: data[0]?.id ?? '' };
    await expect(admin.client.call('endAuthorisation', { params, body: { notes: ' ' } })).rejects.toEqual(
      problem('invalid_input'),
    );
    const ended = await admin.client.call('endAuthorisation', { params, body: { notes: '设备停用' } });
    expect(ended).toMatchObject({ state: 'expired', endReason: '设备停用' });
    await expect(admin.client.call('endAuthorisation', { params, body: { notes: '再次' } })).rejects.toEqual(
      problem('authorisation_ended'),
    );
    const [message] = (await first.client.call('listMessages')).data;
    expect(message).toMatchObject({ title: '检测授权已终止', body: expect.stringContaining('设备停用') });
    const events = await world
      .db('event')
      .where({ stream: `institution:${first.id}`, actor_id: admin.id })
      .orderBy('sequence');
    expect(events.map(({ name }) => name)).toEqual([
      'add_authorisation',
      'add_authorisation',
      'add_authorisation',
      'end_authorisation',
    ]);
    expect(events.at(-1)).toMatchObject({ notes: '设备停用', before: { state: 'valid' }, after: { state: 'expired' } });
    const anew = { ...KIND, validUntil: day(400) };
    expect((await admin.client.call('addAuthorisation', { ...at(first), body: anew })).state).toBe('valid');
    expect(await verifyEvents(world.db)).toEqual([]);
  });

  it('R:D4 R:E6 depends on a certificate that administrators maintain, for approved institutions only', async () => {
    const body = {
      certificateNumber: '(蒙)法计(2026)001号',
      certificateLevel: '市级',
      certificateValidUntil: day(700),
    };
    expect(await admin.client.call('changeCertificate', { ...at(first), body })).toMatchObject(body);
    expect(await first.client.call('getOwnInstitution')).toMatchObject(body);
    await expect(office.supervisor.client.call('changeCertificate', { ...at(first), body })).rejects.toEqual(
      problem('forbidden'),
    );
    await world.db('institution').where({ id: second.id }).update({ status: 'pending' });
    await expect(admin.client.call('addAuthorisation', { ...at(second), body: KIND })).rejects.toEqual(
      problem('institution_not_approved'),
    );
    await world.db('institution').where({ id: second.id }).update({ status: 'approved' });
  });

  it('R:E6 can be added to this centre too', async () => {
    const { data } = await admin.client.call('listInstitutions', { query: { q: '检验检测中心' } });
    const params = { institutionId: data[0]?.id ?? '' };
    expect((await admin.client.call('addAuthorisation', { params, body: KIND })).state).toBe('valid');
  });

  it('R:E6 is chosen from regions and the catalogue, which everybody may read', async () => {
    const { data } = await world.visitor().call('listRegions', { query: { q: '鄂尔多斯市', perPage: 3 } });
    expect(data[0]).toEqual({ code: '150600', name: '鄂尔多斯市', fullName: '内蒙古自治区鄂尔多斯市' });
    const catalogue = await world.visitor().call('listCatalogue');
    expect(catalogue.data[0]).toMatchObject({ number: '001', name: '尺' });
    expect(catalogue.data[0]?.kinds).toContainEqual({
      number: '001003',
      name: '钢卷尺',
      form: '周期检定',
      scope: '',
      initials: 'gjc',
    });
  });
});

describe('my business', () => {
  it('R:A9 shows an institution its own work by stage, and no other work', async () => {
    expect(await first.client.call('countBusiness')).toEqual({ data: [], total: 0 });
    const { shareId, number } = await submitOrder(world, office, 'bring_in');
    await submitOrder(world, office, 'bring_in');
    await world.db('share').where({ id: shareId }).update({ institution_id: first.id });
    expect(await first.client.call('countBusiness')).toEqual({
      data: [{ stage: 'awaiting_first_review', count: 1 }],
      total: 1,
    });
    const { data } = await first.client.call('listBusiness');
    expect(data).toEqual([
      expect.objectContaining({
        id: shareId,
        orderNumber: number,
        enterpriseName: '鄂尔多斯市某煤矿',
        instrumentCount: 1,
      }),
    ]);
    const listed = async (query: { q?: string; stage?: string }) =>
      (await first.client.call('listBusiness', { query })).total;
    expect([await listed({ q: '某煤矿' }), await listed({ q: '别的' }), await listed({ stage: 'completed' })]).toEqual([
      1, 0, 0,
    ]);
    const finished = await submitOrder(world, office, 'bring_in');
    const over = { institution_id: first.id, stage: 'cancelled', stage_since: new Date('2026-01-01') };
    await world.db('share').where({ id: finished.shareId }).update(over);
    expect((await first.client.call('listBusiness')).data.map(({ id }) => id)).toEqual([shareId, finished.shareId]);
    await world.db('share').where({ id: finished.shareId }).update({ stage: 'superseded' });
    expect((await first.client.call('listBusiness')).total).toBe(1);
    expect((await second.client.call('listBusiness')).data).toEqual([]);
    await expect(office.customer.client.call('listBusiness')).rejects.toEqual(problem('forbidden'));
  });

  it('R:A9 R:A10 shows an institution’s work to a linked individual, until the link ends', async () => {
    const person = await world.individual('检定员');
    await expect(person.client.call('listBusiness')).rejects.toEqual(problem('forbidden'));
    const link = { account_id: person.id, institution_id: first.id, state: 'approved', decided_at: new Date() };
    await world.db('link').insert(link);
    expect((await person.client.call('listBusiness')).total).toBe(1);
    await world.db('link').where({ account_id: person.id }).update({ state: 'ended', ended_at: new Date() });
    await expect(person.client.call('listBusiness')).rejects.toEqual(problem('forbidden'));
  });
});
