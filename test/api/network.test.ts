/** What the network can and cannot tell: HTTPS, proxies, addresses, sessions that nobody uses. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clientOf } from '../../api/http/client.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { type ApiWorld, openApi, PASSWORD, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let clerk: StaffMember;
beforeAll(async () => {
  world = await openApi({ config: { publicUrl: 'https://hengzhun.test', sessionIdleMinutes: 30 } });
  clerk = await world.staff('业务科甲', 'business_office');
});
afterAll(() => world.close());

const HTTPS = { 'x-forwarded-proto': 'https' };
const signIn = (headers: Record<string, string>, url = world.url) =>
  fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ kind: 'staff', username: clerk.username, password: PASSWORD }),
  });

describe('with an https address for the public', () => {
  it('sends every cookie over HTTPS only and to this host alone, and asks browsers for HTTPS from now on', async () => {
    const response = await signIn(HTTPS);
    expect(response.status).toBe(200);
    const cookies = response.headers.getSetCookie();
    const language = await fetch(`${world.url}/language?to=en`, { redirect: 'manual', headers: HTTPS });
    cookies.push(...language.headers.getSetCookie());
    expect(cookies).toHaveLength(3);
    for (const cookie of cookies) expect(cookie).toMatch(/^__Host-.*; Path=\/(;|$).*; Secure/);
    for (const cookie of cookies) expect(cookie).not.toMatch(/Domain=/i);
    expect(response.headers.get('strict-transport-security')).toContain('max-age=');
    expect(response.headers.get('cross-origin-opener-policy')).toBe('same-origin');
    const page = await fetch(`${world.url}/guides`, { headers: { ...HTTPS, cookie: '__Host-hengzhun-language=en' } });
    expect(await page.text()).toContain('lang="en"');
  });

  it('says at sign-in where to go, and what the operator has to check, if the request did not come by HTTPS', async () => {
    const response = await signIn({});
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({
      detail: expect.stringMatching(/https:\/\/hengzhun\.test.*TRUST_PROXY/),
    });
  });

  it('clears the pages that a browser keeps at sign-out', async () => {
    const client = await world.visitor().signIn('staff', clerk.username, PASSWORD);
    const response = await fetch(`${world.url}/api/session`, { method: 'DELETE', headers: { cookie: client.cookie } });
    expect(response.headers.get('clear-site-data')).toBe('"cache"');
    await expect(client.call('me')).rejects.toMatchObject({ type: 'sign_in_required' });
  });
});

describe('a session', () => {
  const ends = async (client: SessionClient) =>
    (await client.call('listSessions')).data.find(({ isCurrent }) => isCurrent)?.endsAt ?? '';
  const minutesUntil = (instant: string) => (Date.parse(instant) - Date.now()) / 60_000;
  const sid = (client: SessionClient) => decodeURIComponent(client.cookie).match(/sid=s:([^.]+)/)?.[1] ?? '';
  const passed = (client: SessionClient, minutes: number) =>
    world.db.raw(
      `update session set last_seen = last_seen - make_interval(mins => ?), expire = expire - make_interval(mins => ?) where sid = ?`,
      [minutes, minutes, sid(client)],
    );

  it('ends when its person does nothing, though the page goes on asking; its list says when', async () => {
    const client = await world.visitor().signIn('staff', clerk.username, PASSWORD);
    expect(minutesUntil(await ends(client))).toBeGreaterThan(29);
    expect(minutesUntil(await ends(client))).toBeLessThanOrEqual(30);
    await passed(client, 20);
    // An open page whose person has left.
    const asks = (more: object) =>
      fetch(`${world.url}/api/session`, { headers: { ...HTTPS, cookie: client.cookie, ...more } });
    expect((await asks({ 'idle-for': '1200' })).status).toBe(200);
    expect((await asks({ accept: 'text/event-stream' })).status).toBe(200);
    const { rows } = await world.db.raw('select expire from session where sid = ?', [sid(client)]);
    expect(minutesUntil(rows[0].expire)).toBeLessThan(11);
    // Its person is back.
    expect((await asks({ 'idle-for': '3' })).status).toBe(200);
    await expect.poll(async () => minutesUntil(await ends(client))).toBeGreaterThan(29);
    await passed(client, 31);
    expect((await asks({ 'idle-for': '0' })).status).toBe(401);
  });

  it('ends twelve hours after the sign-in, however busy its person is', async () => {
    const client = await world.visitor().signIn('staff', clerk.username, PASSWORD);
    const begun = new Date(Date.now() - 11.9 * 3_600_000).toISOString();
    await world.db.raw(
      `update session set last_seen = now() - interval '2 minutes', sess = (sess::jsonb || jsonb_build_object('signedInAt', ?::text))::json where sid = ?`,
      [begun, sid(client)],
    );
    await client.call('me');
    await expect.poll(async () => minutesUntil(await ends(client))).toBeLessThan(7);
  });
});

describe('limits by address', () => {
  it('count an IPv6 network of 64 bits as one client, and an IPv4 address in any form as one', () => {
    const of = (ip: string) => clientOf({ ip });
    expect(of('2001:db8:1:2:3:4:5:6')).toBe(of('2001:db8:1:2::ffff'));
    expect(of('2001:db8:1:2::1%eth0')).toBe('2001:db8:1:2::/64');
    expect(of('2001:db8:1:3::1')).not.toBe(of('2001:db8:1:2::1'));
    expect(of('::ffff:203.0.113.7')).toBe('203.0.113.7');
    expect(of('::ffff:cb00:7107')).toBe('203.0.113.7');
    expect(of('::1')).toBe('::1');
  });

  it('hold for guesses at order passwords from many addresses of one network', async () => {
    const guess = (ip: string) =>
      fetch(`${world.url}/api/public/orders/lookup`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': ip },
        body: JSON.stringify({ number: '2026010100001', password: 'WRONG234' }),
      });
    const statuses: number[] = [];
    for (let host = 1; host <= 8; host += 1) statuses.push((await guess(`2001:db8:7:7::${host.toString(16)}`)).status);
    expect(statuses.at(-1)).toBe(429);
    expect((await guess('2001:db8:7:8::1')).status).not.toBe(429);
  });

  it('believe a forwarded address from the named proxies only', async () => {
    const plain = await openApi({ config: { trustProxy: [] } });
    try {
      const person = await plain.staff('业务科乙', 'business_office');
      const response = await fetch(`${plain.url}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': '203.0.113.9', ...HTTPS },
        body: JSON.stringify({ kind: 'staff', username: person.username, password: PASSWORD }),
      });
      const cookie = response.headers
        .getSetCookie()
        .map((one) => one.split(';')[0])
        .join('; ');
      const { data } = await (await fetch(`${plain.url}/api/sessions`, { headers: { cookie } })).json();
      expect(new Set(data.map(({ address }: { address: string }) => address))).toEqual(new Set(['127.0.0.1']));
    } finally {
      await plain.close();
    }
  });
});
