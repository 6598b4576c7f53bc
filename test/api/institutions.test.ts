/** Institutions register, are reviewed and corrected like enterprises, and individuals link themselves to them. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { InstitutionRegistration } from '../../domain/contract/institution.ts';
import { verifyEvents } from '../../store/event/append.ts';
import { type ApiWorld, openApi, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let admin: StaffMember;
beforeAll(async () => {
  world = await openApi();
  admin = await world.staff('管理员', 'administrator');
});
afterAll(() => world.close());

const CODE = '12150600MB1G636301';
type Form = z.input<typeof InstitutionRegistration>;
const form = (more: Partial<Form>): Form => ({
  username: 'jigou2026',
  password: 'hz7261',
  passwordAgain: 'hz7261',
  institutionName: '某旗计量所',
  creditCode: CODE,
  province: '内蒙古自治区',
  city: '鄂尔多斯市',
  district: '准格尔旗',
  head: '所长',
  mobile: '13600000001',
  agreement: true,
  ...more,
});

describe('an institution', () => {
  it('R:A2 R:A5 registers with a code, is rejected with a reason, corrects its data and is approved', async () => {
    const client = world.visitor();
    await expect(client.call('registerInstitution', { body: form({}) })).rejects.toEqual(problem('sms_code_wrong'));
    const smsCode = await world.smsCode('13600000001');
    const me = await client.call('registerInstitution', { body: form({ smsCode }) });
    expect(me).toMatchObject({ kind: 'institution', institution: { name: '某旗计量所', status: 'pending' } });
    const again = form({ username: 'other2026', mobile: '13600000002', smsCode: await world.smsCode('13600000002') });
    await expect(world.visitor().call('registerInstitution', { body: again })).rejects.toEqual(
      problem('institution_name_taken'),
    );
    await expect(
      world.visitor().call('registerInstitution', { body: { ...again, institutionName: '另一机构' } }),
    ).rejects.toEqual(problem('credit_code_taken'));

    const { data } = await admin.client.call('listInstitutions', { query: { status: 'pending' } });
    expect(data).toEqual([expect.objectContaining({ name: '某旗计量所', mobile: '136****0001' })]);
    const params = { institutionId: data[0]?.id ?? '' };
    const { username: _, password: __, passwordAgain: ___, agreement: ____, ...fields } = form({});
    await expect(client.call('correctInstitution', { body: fields })).rejects.toEqual(problem('registration_pending'));
    await admin.client.call('rejectInstitution', { params, body: { notes: '请填写详细地址' } });
    expect(await client.call('getOwnInstitution')).toMatchObject({
      status: 'rejected',
      reviewNotes: '请填写详细地址',
      mobile: '13600000001',
      reviewedBy: null,
    });
    await expect(admin.client.call('approveInstitution', { params })).rejects.toEqual(problem('already_decided'));
    expect(await client.call('correctInstitution', { body: { ...fields, address: '一号' } })).toMatchObject({
      status: 'pending',
      address: '一号',
    });
    await admin.client.call('approveInstitution', { params });
    expect((await client.call('listMessages')).data.map(({ title }) => title)).toEqual([
      '机构注册审核已通过',
      '机构注册审核未通过',
    ]);
    expect(await client.call('correctInstitution', { body: { ...fields, address: '二号' } })).toMatchObject({
      status: 'approved',
    });
    expect(await verifyEvents(world.db)).toEqual([]);
  });

  it('R:A10 approves an individual, who then belongs to it, and ends the link', async () => {
    const institution = await world.visitor().signIn('institution', 'jigou2026', 'hz7261');
    const person = await world.individual('检定员');
    const link = await person.client.call('requestLink', { body: { code: CODE } });
    expect(link).toMatchObject({ organisation: 'institution', name: '某旗计量所', code: CODE });
    const { data } = await institution.call('listLinks');
    const params = { linkId: data[0]?.id ?? '' };
    await institution.call('approveLink', { params });
    expect((await person.client.call('me')).institution).toMatchObject({ name: '某旗计量所' });
    await expect(person.client.call('getOwnInstitution')).rejects.toEqual(problem('forbidden'));
    await institution.call('endLink', { params });
    expect((await person.client.call('me')).institution).toBeNull();
    expect((await institution.call('listMessages')).data.map(({ title }) => title)).toContain('检定员申请关联本单位');
  });
});
