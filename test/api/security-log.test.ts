/** The security log: what is in it, who reads it, and that nobody changes it (requirement E6). */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { deleteOldSecurityEntries } from '../../store/security/log.ts';
import { type ApiWorld, openApi, PASSWORD, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let supervisor: StaffMember;
const lines: Record<string, unknown>[] = [];
beforeAll(async () => {
  world = await openApi({ logTo: (line) => lines.push({ ...line }) });
  supervisor = await world.staff('督办', 'supervisor');
});
afterAll(() => world.close());

const signIn = (body: object, headers: Record<string, string> = {}) =>
  fetch(`${world.url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'Guesser/1.0', ...headers },
    body: JSON.stringify({ kind: 'staff', ...body }),
  });

describe('the security log', () => {
  it('R:E6 has sign-ins and failures with user name, address and browser, and no password', async () => {
    const person = await world.staff('安全甲', 'technician');
    await signIn({ username: 'nobody4711', password: 'Secret-Guess-1' }, { 'x-forwarded-for': '203.0.113.9' });
    await signIn({ username: person.username, password: 'Secret-Guess-2' }, { 'x-forwarded-for': '203.0.113.9' });
    const { data } = await supervisor.client.call('listSecurityLog', { query: { q: '203.0.113.9' } });
    expect(data).toEqual([
      expect.objectContaining({
        name: 'sign_in_failed',
        username: person.username,
        displayName: '安全甲',
        agent: 'Guesser/1.0',
        endpoint: 'signIn',
      }),
      expect.objectContaining({ name: 'sign_in_failed', username: 'nobody4711', displayName: '' }),
    ]);
    const own = await supervisor.client.call('listSecurityLog', { query: { q: person.username, name: 'signed_in' } });
    expect(own.total).toBe(1);
    const all = await world.db('security_log').select();
    expect(JSON.stringify(all)).not.toMatch(/Secret-Guess|Correct-2026/);
  });

  it('R:E6 has refusals, once a minute each, wrong passwords inside a session, exports, and the events of the audit log', async () => {
    const person = await world.staff('安全乙', 'technician');
    for (let round = 0; round < 3; round += 1)
      await expect(person.client.call('listUsers')).rejects.toEqual(problem('forbidden'));
    await expect(person.client.changePassword('Wrong-2026', 'Another-2026')).rejects.toThrow();
    await person.client.call('exportOwnData');
    await person.client.changePassword(PASSWORD, 'Another-2026');
    const { data } = await supervisor.client.call('listSecurityLog', { query: { q: person.username } });
    expect(data.map(({ name }) => name)).toEqual([
      'change_password',
      'exported',
      'password_failed',
      'refused',
      'signed_in',
    ]);
    expect(data.find(({ name }) => name === 'refused')?.endpoint).toBe('listUsers');
    // For a SIEM: the lines of these requests in the log, those of the audit log included.
    const marked = lines.filter((line) => line.account === person.id && line.security);
    expect(marked.map(({ security }) => security)).toEqual([
      ...['refused', 'refused', 'refused', 'password_failed', 'exported', 'changePassword'],
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/Wrong-2026|Another-2026|Correct-2026/);
  });

  it('R:E6 is read by supervisors of the centre about everybody, by others about their institution’s staff, by nobody else', async () => {
    const elsewhere = await world.staffElsewhere('他处管理员', 'administrator');
    const { data } = await elsewhere.client.call('listSecurityLog', { query: { perPage: 200 } });
    expect(data.length).toBeGreaterThan(0);
    expect(new Set(data.map(({ displayName }) => displayName))).toEqual(new Set(['他处管理员']));
    const technician = await world.staff('安全丙', 'technician');
    await expect(technician.client.call('listSecurityLog')).rejects.toEqual(problem('forbidden'));
    const customer = await world.customer();
    await expect(customer.client.call('listSecurityLog')).rejects.toEqual(problem('forbidden'));
  });

  it('R:E6 cannot be changed by the application, which deletes only what is older than its retention and 180 days', async () => {
    await expect(world.db('security_log').update({ address: '' })).rejects.toThrow(/permission denied/);
    await expect(world.db('security_log').delete()).rejects.toThrow(/permission denied/);
    const day = (age: number) => new Date(Date.now() - age * 86_400_000);
    await world.owner('security_log').insert([
      { name: 'signed_in', at: day(170) },
      { name: 'signed_in', at: day(400) },
    ]);
    expect(await deleteOldSecurityEntries(world.db, 1)).toBe(1);
    expect(await deleteOldSecurityEntries(world.db, 365)).toBe(0);
  });
});
