/** One reading of every address: however it is spelt, the answer is that of the plain form, or a refusal. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DUTY_NAMES } from '../../domain/role.ts';
import { builtInterfaces } from './support/interfaces.ts';
import { ask, SPELLINGS } from './support/raw.ts';
import { type ApiWorld, openApi } from './support/world.ts';

let world: ApiWorld;
let engine: Server;
const interfaces = builtInterfaces();
const lines: { route: string; res: { status: number }; level: number; client: string }[] = [];
let asked = 0;
let clients = 0;

/** Another address each time: what a visitor may ask for in a minute is not the question here. */
function elsewhere() {
  clients += 1;
  return { 'x-forwarded-for': `10.0.${clients >> 8}.${clients & 255}` };
}

/** The cookie of one person a role; the last has an initial password. */
const people: [who: string, cookie: string][] = [['visitor', '']];

const PLACES = [
  ...['/api/session', '/api/users', '/api/orders/not-an-id', '/api/public/notices', '/api/public/certificates/token'],
  ...['/api/engine/', '/api/engine/api/v1/namespaces/hengzhun/workflows?x=1', '/api/docs/', '/api/openapi.json'],
  ...['/admin/', '/admin/users', '/admin/assets/main-abc123.js', '/assets/main-abc123.js', '/', '/lookup', '/verify'],
  ...['/notices', '/queries/catalogue.xlsx', '/language', '/site/site.css', '/robots.txt', '/sign-in', '/my/orders'],
  ...['/nowhere/at-all', '/healthz', '/readyz', '/metrics'],
];

beforeAll(async () => {
  engine = createServer((_request, response) => {
    asked += 1;
    response.end('engine');
  });
  await new Promise<void>((resolve) => engine.listen(0, '127.0.0.1', resolve));
  world = await openApi({
    config: { engineUrl: `http://127.0.0.1:${(engine.address() as AddressInfo).port}` },
    folders: interfaces,
    logTo: (line) => lines.push(line as (typeof lines)[number]),
  });
  people.push(['customer', (await world.customer()).client.cookie]);
  people.push(['individual', (await world.individual()).client.cookie]);
  for (const duty of DUTY_NAMES) people.push([duty, (await world.staff(duty, duty)).client.cookie]);
  const fresh = await world.staff('新督办', 'supervisor', 'administrator');
  await world.db('account').where({ id: fresh.id }).update({ must_change_password: true });
  people.push(['initial password', fresh.client.cookie]);
});
afterAll(async () => {
  engine.closeAllConnections();
  await Promise.all([world.close(), new Promise((resolve) => engine.close(resolve))]);
  interfaces.remove();
});

describe('an address', () => {
  it('gives every role the answer of its plain form however it is spelt, or is refused', {
    timeout: 300_000,
  }, async () => {
    const wrong: string[] = [];
    const spellings = Object.entries(SPELLINGS);
    const roleOfAnswer = new Map<string, number>();
    for (const [who, cookie] of people) {
      for (const place of PLACES) {
        const plain = await ask(world.url, place, { cookie, headers: elsewhere() });
        roleOfAnswer.set(`${who} ${place}`, plain.status);
        const passed = asked;
        const spelt = async ([name, spell]: (typeof spellings)[number]) => {
          const [path = '', ...query] = place.split(/(?=\?)/);
          const target = spell(path, world.url) + query.join('');
          if (target === place) return;
          const { status } = await ask(world.url, target, { cookie, headers: elsewhere() });
          const isRight = name === 'our host' ? status === plain.status : status === 400 || status === 404;
          if (!isRight) wrong.push(`${who}: ${place} with ${name}, ${target}: ${status}, plain ${plain.status}`);
        };
        await Promise.all(spellings.map(spelt));
        const mayPass = place.startsWith('/api/engine') && plain.status === 200;
        if (asked - passed > (mayPass ? 1 : 0)) wrong.push(`${who}: ${place} reached the engine`);
      }
    }
    expect(wrong).toEqual([]);
    const engineFor = (who: string) => roleOfAnswer.get(`${who} /api/engine/`);
    expect(Object.fromEntries(people.map(([who]) => [who, engineFor(who)]))).toMatchObject({
      visitor: 401,
      customer: 403,
      technician: 403,
      supervisor: 200,
      'initial password': 403,
    });
    expect(roleOfAnswer.get('visitor /sign-in')).toBe(200);
    expect(roleOfAnswer.get('visitor /nowhere/at-all')).toBe(404);
  });

  it('is refused as 400 in words that say what a plain address is, before anything else', async () => {
    for (const target of ['/api\\engine/', '//api/users', '/api/%2e%2e/users', '/api/%2Fusers', '/lookup%00', '*']) {
      const { status, text } = await ask(world.url, target, { method: target === '*' ? 'OPTIONS' : 'GET' });
      expect([target, status]).toEqual([target, 400]);
      expect(text).toContain('请求地址的写法不规范');
    }
    // A query is not an address: its values may contain anything that is encoded.
    expect((await ask(world.url, '/verify?number=%2F..%2F%5C')).status).toBe(200);
    expect((await ask(world.url, '/notices?x=//a/../b')).status).toBe(200);
    // A route has one case.
    expect((await ask(world.url, '/API/Session', { method: 'POST' })).status).toBe(404);
    expect((await ask(world.url, '/Healthz')).status).toBe(404);
  });
});

describe('the log', () => {
  it('has a line for every request, with the template of its route, and never an address', async () => {
    const from = lines.length;
    const secret = 'S3cretT0ken';
    for (const [method, target] of [
      ['GET', `/api/public/certificates/${secret}`],
      ['GET', `/api/public/orders/${secret}/certificates`],
      ['GET', `/api/public/visit-feeds/${secret}`],
      ['POST', '/lookup'],
      ['GET', `/verify?number=${secret}`],
      ['GET', `/nowhere/${secret}`],
      ['GET', `/api\\engine/${secret}`],
      ['GET', '/site/site.css'],
      ['GET', '/healthz'],
    ] as const) {
      await ask(world.url, target, { method });
    }
    await expect.poll(() => lines.length - from).toBe(9);
    const told = lines.slice(from);
    expect(JSON.stringify(told)).not.toContain(secret);
    expect(told.map(({ route, res, level }) => [route, res.status, level])).toEqual([
      ['/api/public/certificates/:token', 404, 30],
      ['/api/public/orders/:token/certificates', 404, 30],
      ['/api/public/visit-feeds/:token', 404, 30],
      ['/lookup', 422, 30],
      ['/verify', 200, 30],
      ['portal', 404, 30],
      ['none', 400, 30],
      ['/site/', 200, 20],
      ['/healthz', 200, 20],
    ]);
    for (const { client } of told) expect(client).toBe('127.0.0.1');
  });
});
