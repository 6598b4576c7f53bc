import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openOffice, receive, submitOrder } from './support/office.ts';
import { type ApiWorld, type Customer, openApi, PASSWORD, problem } from './support/world.ts';

let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

const CODE = '12150600MB1G636301';
const fields = async (customer: Customer) => {
  const enterprise = (await customer.client.call('me')).enterprise;
  if (!enterprise) throw new Error('no enterprise');
  const { name, province, city, district, address, legalRepresentative, mobile, email } = enterprise;
  return {
    enterpriseName: name,
    creditCode: CODE,
    province,
    city,
    district,
    address,
    legalRepresentative,
    mobile,
    email,
  };
};

describe('the data of an enterprise', () => {
  it('R:A12 change at once, except name and code, which are reviewed again', async () => {
    const customer = await world.customer('某某煤矿');
    await world.db('enterprise').where({ id: customer.enterpriseId }).update({ credit_code: CODE });
    const body = { ...(await fields(customer)), currentPassword: PASSWORD };
    const change = (more: object) => customer.client.call('correctRegistration', { body: { ...body, ...more } });
    await expect(change({ mobile: '13911112222' })).rejects.toEqual(problem('sms_code_wrong'));
    const smsCode = await world.smsCode('13911112222');
    const moved = await change({ address: '朝阳街7号', mobile: '13911112222', smsCode });
    expect(moved.enterprise).toMatchObject({ status: 'approved', address: '朝阳街7号', mobile: '13911112222' });
    expect(moved.permissions).toContain('order.own');
    const renamed = await change({ mobile: '13911112222', enterpriseName: '某某煤业公司' });
    expect(renamed.enterprise).toMatchObject({ status: 'pending', name: '某某煤业公司' });
    expect(renamed.permissions).not.toContain('order.own');
    await expect(change({ mobile: '13911112222' })).rejects.toEqual(problem('registration_pending'));
    const admin = await world.staff('管理员', 'administrator');
    await admin.client.call('approveEnterprise', { params: { enterpriseId: customer.enterpriseId } });
    expect((await customer.client.call('me')).permissions).toContain('order.own');
  });
});

describe('quality information', () => {
  it('R:A9 counts and lists what was issued for one’s own instruments, and nothing earlier', async () => {
    const office = await openOffice(world);
    const { customer, technician } = office;
    const passed = await submitOrder(world, office, 'bring_in', 'bring_in');
    const open = await submitOrder(world, office, 'bring_in');
    await receive(office, passed.shareId);
    const params = { shareId: passed.shareId };
    const { items } = await technician.client.call('getShareOrder', { params });
    const [good, bad] = items.map(({ id }) => id);
    const results = [
      { itemId: good ?? '', conclusion: 'pass' as const, measured: '0.01' },
      { itemId: bad ?? '', conclusion: 'fail' as const, measured: '0.20', reason: '超差' },
    ];
    await technician.client.call('recordResults', { params, body: { results } });
    expect((await customer.client.call('listQuality')).total).toBe(0);
    const give = { params, body: { notes: '' } };
    await technician.client.call('submit_results', give);
    await office.checker.client.call('pass_check', give);
    await office.issuer.client.call('issue', { params, body: { password: PASSWORD } });
    await receive(office, open.shareId);
    const month = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date()).slice(0, 7);
    expect((await customer.client.call('countQuality')).data).toEqual([{ month, pass: 1, fail: 1, not_tested: 0 }]);
    const { data } = await customer.client.call('listQuality', { query: { conclusion: 'fail' } });
    expect(data).toEqual([
      expect.objectContaining({
        name: '数字压力计',
        reason: '超差',
        measured: '0.20',
        orderNumber: passed.number,
      }),
    ]);
    expect((await customer.client.call('listQuality', { query: { to: '2020-01-01' } })).total).toBe(0);
    expect((await customer.client.call('countQuality', { query: { to: '2020-01-01' } })).data).toEqual([]);
    const stranger = await world.customer('别的企业');
    expect((await stranger.client.call('listQuality')).total).toBe(0);
  });
});
