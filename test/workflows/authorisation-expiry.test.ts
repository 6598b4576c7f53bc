/** Reminders before and after an authorisation of an institution ends (requirements C4, A13). */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { dailyActivities } from '../../activities/daily.ts';
import { type BookingWorld, openWorld } from '../support/booking.ts';
import { authorise } from '../support/mandatory.ts';
import { addInstitutionAccount, addStaff, type Person } from '../support/people.ts';

const servers = inject('servers');
let world: BookingWorld;
let supervisor: Person;
beforeAll(async () => {
  world = await openWorld(servers);
  supervisor = await addStaff(world.db, '主管甲', 'supervisor');
});
afterAll(() => world.close());

const round = (day: string) =>
  dailyActivities({
    db: world.db,
    now: () => new Date(`${day}T08:00:00+08:00`),
    heartbeat: () => undefined,
  }).remindOfExpiry();

async function station() {
  const name = `计量所${randomUUID().slice(0, 8)}`;
  const { id } = await addInstitutionAccount(world.db, name, 'Correct-2026');
  const account = await world.db('account').where({ institution_id: id }).first<{ id: string }>('id');
  const told = (accountId: string) =>
    world
      .db('message')
      .where({ account_id: accountId, stream: `institution:${id}` })
      .orderBy('at')
      .pluck<string[]>('title');
  return { id, name, ofInstitution: () => told(account.id), ofSupervisor: () => told(supervisor.id) };
}

describe('reminders of authorisations', () => {
  it('R:C4 R:A13 come once 30 days before the end and once after it, to the institution and the supervisors', async () => {
    const { id, name, ofInstitution, ofSupervisor } = await station();
    await authorise(world.db, id, [{ of: '026', until: '2026-12-01' }]);
    await authorise(world.db, id, [{ of: '025', until: null }]);
    for (const day of ['2026-10-31', '2026-11-01', '2026-11-02', '2026-12-01', '2026-12-02', '2026-12-03']) {
      await Promise.all([round(day), round(day)]);
    }
    const titles = ['检测授权将于2026-12-01到期', '检测授权已于2026-12-01到期'];
    expect(await ofInstitution()).toEqual(titles);
    expect(await ofSupervisor()).toEqual(titles.map((title) => `${name}：${title}`));
    const [first] = await world.db('message').where({ account_id: supervisor.id, stream: `institution:${id}` });
    expect(first.body).toMatch(/^内蒙古自治区鄂尔多斯市 血压计/);
  });

  it('R:D4 R:A13 follow the certificate, without which no authorisation is valid, and are sent again for a renewed one', async () => {
    const { id, ofInstitution } = await station();
    await world.db('institution').where({ id }).update({ certificate_valid_until: '2027-03-10' });
    await round('2027-03-01');
    await world.db('institution').where({ id }).update({ certificate_valid_until: '2028-03-10' });
    await round('2027-03-20');
    expect(await ofInstitution()).toEqual(['检测授权将于2027-03-10到期']);
    await round('2028-03-20');
    expect(await ofInstitution()).toEqual(['检测授权将于2027-03-10到期', '检测授权已于2028-03-10到期']);
  });

  it('R:C4 are not sent for ended authorisations, nor to institutions that are not approved', async () => {
    const ended = await station();
    const [authorisation = ''] = await authorise(world.db, ended.id, [{ of: '026', until: '2029-01-01' }]);
    const by = { ended_at: new Date(), ended_by: supervisor.id, end_reason: '放弃' };
    await world.db('authorisation').where({ id: authorisation }).update(by);
    const rejected = await station();
    await authorise(world.db, rejected.id, [{ of: '026', until: '2029-01-01' }]);
    await world.db('institution').where({ id: rejected.id }).update({ status: 'rejected' });
    await round('2029-01-02');
    expect([await ended.ofInstitution(), await rejected.ofInstitution()]).toEqual([[], []]);
  });
});
