import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codeDirectory } from '../../api/registration/directory.ts';
import type { EnterpriseRegistration } from '../../domain/contract/account.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let administrator: StaffMember;
beforeAll(async () => {
  world = await openApi();
  administrator = await world.staff('管理员', 'administrator');
});
afterAll(() => world.close());

const form = (more: Partial<EnterpriseRegistration> = {}): EnterpriseRegistration => ({
  username: 'coal2026',
  password: 'hz7261',
  passwordAgain: 'hz7261',
  enterpriseName: '鄂尔多斯市某煤矿有限公司',
  creditCode: '91150602MA0N0XK74P',
  province: '内蒙古自治区',
  city: '鄂尔多斯市',
  district: '康巴什区',
  legalRepresentative: '王某',
  mobile: '13800000000',
  agreement: true,
  ...more,
});

describe('registration of an enterprise', () => {
  it('R:A4 names every wrong field, with a reason', async () => {
    const refused = world.visitor().call('registerEnterprise', {
      body: { ...form(), username: 'x', password: 'aaaaaa', passwordAgain: 'b', creditCode: '123', mobile: '12' },
    });
    await expect(refused).rejects.toEqual(problem('invalid_input', { status: 422 }));
    const { fields } = await refused.catch((error) => error);
    const paths = fields.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(expect.arrayContaining(['username', 'password', 'creditCode', 'mobile']));
    expect(fields).toContainEqual({
      path: 'creditCode',
      message: '统一社会信用代码应为18位（组织机构代码为9位），当前3位',
    });
  });

  it('R:A4 R:A5 signs the applicant in, who cannot book before an administrator’s approval', async () => {
    const applicant = world.visitor();
    const register = async (mobile: string, more: Partial<EnterpriseRegistration> = {}) =>
      applicant.call('registerEnterprise', { body: form({ mobile, smsCode: await world.smsCode(mobile), ...more }) });
    const me = await register('13800000000');
    expect(me.enterprise).toMatchObject({ status: 'pending', creditCode: form().creditCode });
    expect(me.permissions).not.toContain('order.own');
    await expect(applicant.call('listInstruments')).rejects.toEqual(
      problem('enterprise_not_approved', { status: 403 }),
    );
    await expect(register('13800000001', { username: 'Coal2026' })).rejects.toEqual(
      problem('username_taken', { status: 409 }),
    );
    await expect(register('13800000002', { username: 'other2026' })).rejects.toEqual(
      problem('credit_code_taken', { status: 409 }),
    );
  });

  it('R:A5 R:A13 is rejected with a reason, corrected and approved; the applicant is notified and the record verifies', async () => {
    const applicant = await world.visitor().signIn('enterprise', 'coal2026', 'hz7261');
    const pending = await administrator.client.call('listEnterprises', { query: { status: 'pending' } });
    const id = pending.data[0]?.id ?? '';
    const params = { enterpriseId: id };
    await expect(administrator.client.call('rejectEnterprise', { params, body: { notes: '' } })).rejects.toEqual(
      problem('invalid_input'),
    );
    await administrator.client.call('rejectEnterprise', { params, body: { notes: '法定代表人姓名有误' } });
    expect((await applicant.call('me')).enterprise).toMatchObject({
      status: 'rejected',
      reviewNotes: '法定代表人姓名有误',
    });
    await expect(administrator.client.call('approveEnterprise', { params })).rejects.toEqual(
      problem('already_decided', { message: expect.stringContaining('管理员') }),
    );
    const { username: _, password: __, passwordAgain: ___, agreement: ____, ...fields } = form();
    const corrected = await applicant.call('correctRegistration', {
      body: { ...fields, legalRepresentative: '王某某' },
    });
    expect(corrected.enterprise).toMatchObject({ status: 'pending', reviewNotes: null, legalRepresentative: '王某某' });
    await expect(applicant.call('correctRegistration', { body: fields })).rejects.toEqual(
      problem('registration_pending'),
    );
    await administrator.client.call('approveEnterprise', { params });
    expect((await applicant.call('listInstruments')).total).toBe(0);

    const messages = await applicant.call('listMessages');
    expect(messages).toMatchObject({ total: 2, unread: 2 });
    expect(messages.data[1]?.body).toContain('法定代表人姓名有误');
    await applicant.call('readMessage', { params: { messageId: messages.data[0]?.id ?? '' } });
    expect((await applicant.call('listMessages')).unread).toBe(1);
    await expect(
      administrator.client.call('readMessage', { params: { messageId: messages.data[0]?.id ?? '' } }),
    ).rejects.toEqual(problem('not_found'));

    const names = await world
      .db('event')
      .where({ stream: `enterprise:${id}` })
      .orderBy('sequence')
      .pluck('name');
    expect(names).toEqual(['register', 'reject_registration', 'correct_registration', 'approve_registration']);
    expect(await verifyEvents(world.db)).toEqual([]);
  });
});

describe('the information for a credit code', () => {
  const find = (code: string) => world.visitor().call('findEnterpriseInformation', { query: { code } });

  it('R:A4 includes its region, and whether it is registered, as a whole or by the organisation code within it', async () => {
    expect(await find('91150603MA0000001F')).toEqual({
      isRegistered: false,
      enterpriseName: '',
      province: '内蒙古自治区',
      city: '鄂尔多斯市',
      district: '康巴什区',
    });
    // A real district whose code ends in 01, and a city authority without a district.
    expect(await codeDirectory.find('91152201MA0000000X')).toMatchObject({ city: '兴安盟', district: '乌兰浩特市' });
    expect(await find('12150600MB1G636301')).toMatchObject({ city: '鄂尔多斯市', district: '' });
    const mobile = '13800000003';
    const body = form({ username: 'org2026', creditCode: 'MB1G63630', mobile, smsCode: await world.smsCode(mobile) });
    await world.visitor().call('registerEnterprise', { body });
    expect((await find('12150600MB1G636301')).isRegistered).toBe(true);
    const again = form({
      username: 'org2027',
      creditCode: '12150600MB1G636301',
      mobile: '13800000004',
      smsCode: await world.smsCode('13800000004'),
    });
    await expect(world.visitor().call('registerEnterprise', { body: again })).rejects.toEqual(
      problem('credit_code_taken'),
    );
  });
});
