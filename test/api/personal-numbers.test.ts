import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { personalData } from '../../store/personal-data/sealing.ts';
import { addInstitutionAccount, identityNumberOf } from '../support/people.ts';
import { type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD, problem } from './support/world.ts';

let world: ApiWorld;
let office: Office;
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
});
afterAll(() => world.close());

const MOBILE = '13912345678';

describe('phone numbers', () => {
  it('R:A11 R:A12 are readable nowhere in the database, and complete for their owner', async () => {
    const { client } = office.customer;
    const contact = await client.call('createContact', { body: { name: '负责人甲', mobile: MOBILE } });
    await client.call('changeContact', {
      params: { contactId: contact.id },
      body: { name: '负责人甲', mobile: MOBILE, post: '科长' },
    });
    expect((await client.call('listContacts')).data).toContainEqual(expect.objectContaining({ mobile: MOBILE }));
    expect((await client.call('me')).enterprise?.mobile).toBe('13800000000');
    const tables = await world.owner.raw<{ rows: { name: string }[] }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'`,
    );
    for (const { name } of tables.rows) {
      const { rows } = await world.owner.raw(`select 1 from ${name} t where t::text like ? or t::text like ?`, [
        `%${MOBILE}%`,
        `%${Buffer.from(MOBILE).toString('hex')}%`,
      ]);
      expect(rows, name).toEqual([]);
    }
    const { data } = await office.supervisor.client.call('listEvents', { query: { name: 'create_contact' } });
    expect(data[0]?.changes).toContainEqual({ field: 'mobile', before: '', after: '139****5678' });
  });

  it('R:E2 are masked for staff, who can reveal one by a recorded act', async () => {
    const { reviewer, customer } = office;
    const { orderId } = await submitOrder(world, office, 'bring_in');
    const { data } = await reviewer.client.call('listShares', { query: {} });
    const row = data.find((share) => share.orderId === orderId);
    expect(row?.contactMobile).toBe('139****0000');
    const params = { shareId: row?.id ?? '' };
    expect((await reviewer.client.call('getShareOrder', { params })).contact?.mobile).toBe('139****0000');
    expect((await customer.client.call('getOrder', { params: { orderId } })).contact?.mobile).toBe('13900000000');
    expect(await reviewer.client.call('revealContactMobile', { params })).toEqual({ number: '13900000000' });
    const seen = { stream: `enterprise:${customer.enterpriseId}`, name: 'reveal_contact', actor_id: reviewer.id };
    expect(await world.db('event').where(seen)).toHaveLength(1);
    await expect(customer.client.call('revealContactMobile', { params })).rejects.toEqual(problem('forbidden'));
  });

  it('R:A5 of applicants are masked, found only if complete, and revealed to reviewers', async () => {
    const { customer } = office;
    const admin = await world.staff('管理员', 'administrator');
    const params = { enterpriseId: customer.enterpriseId };
    expect((await admin.client.call('getEnterprise', { params })).mobile).toBe('138****0000');
    const listed = (q: string) => admin.client.call('listEnterprises', { query: { q } });
    expect((await listed('13800000000')).data.map(({ id }) => id)).toContain(customer.enterpriseId);
    expect((await listed('1380000')).data).toEqual([]);
    expect(await admin.client.call('revealEnterpriseMobile', { params })).toEqual({ number: '13800000000' });
    const stream = `enterprise:${customer.enterpriseId}`;
    expect(await world.db('event').where({ stream, name: 'reveal_mobile' })).toHaveLength(1);
    const technician = await world.staff('检测员', 'technician');
    await expect(technician.client.call('revealEnterpriseMobile', { params })).rejects.toEqual(problem('forbidden'));
  });

  it('R:A5 of institutions are revealed to reviewers by a recorded act', async () => {
    const { id } = await addInstitutionAccount(world.db, '某旗计量所', PASSWORD);
    const admin = await world.staff('管理员', 'administrator');
    const params = { institutionId: id };
    expect((await admin.client.call('getInstitution', { params })).mobile).toBe('136****0000');
    expect(await admin.client.call('revealInstitutionMobile', { params })).toEqual({ number: '13600000000' });
    const seen = { stream: `institution:${id}`, name: 'reveal_mobile', actor_id: admin.id };
    expect(await world.db('event').where(seen)).toHaveLength(1);
    for (const person of [office.supervisor, office.reviewer, await world.staffElsewhere('别处', 'administrator')]) {
      await expect(person.client.call('revealInstitutionMobile', { params })).rejects.toEqual(problem('forbidden'));
    }
    expect(await world.db('event').where({ stream: `institution:${id}` })).toHaveLength(1);
  });
});

describe('identity numbers of legal representatives', () => {
  it('R:A4 R:A5 are masked, and revealed only to reviewers of registrations, by a recorded act', async () => {
    const { customer, reviewer, supervisor } = office;
    const number = identityNumberOf(7);
    const params = { enterpriseId: customer.enterpriseId };
    const admin = await world.staff('管理员', 'administrator');
    await expect(admin.client.call('revealLegalIdentityNumber', { params })).rejects.toEqual(problem('not_found'));
    const sealed = personalData(world.config.dataKeys).seal(number);
    await world.db('enterprise').where({ id: customer.enterpriseId }).update({ legal_identity_sealed: sealed });
    const shown = await admin.client.call('getEnterprise', { params });
    expect(shown.legalIdentityNumber).toBe(`${number.slice(0, 6)}********${number.slice(-4)}`);
    expect(await admin.client.call('revealLegalIdentityNumber', { params })).toEqual({ number });
    const events = await world.db('event').where({ name: 'reveal_identity' });
    expect(events).toEqual([
      expect.objectContaining({ stream: `enterprise:${customer.enterpriseId}`, actor_id: admin.id, after: null }),
    ]);
    for (const person of [reviewer, supervisor, customer]) {
      await expect(person.client.call('revealLegalIdentityNumber', { params })).rejects.toEqual(problem('forbidden'));
    }
    expect(await world.db('event').where({ name: 'reveal_identity' })).toHaveLength(1);
  });
});
