/** The public pages as a browser without scripts gets them. */
import { type IncomingMessage, request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addMandatory } from '../support/mandatory.ts';
import { complete, type Office, openOffice, type Submitted, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi } from './support/world.ts';

const BUDGET = 150_000;

let world: ApiWorld;
let office: Office;
let order: Submitted;
let password = '';
beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  order = await submitOrder(world, office, 'bring_in');
  await complete(office, order.shareId);
  password = (await office.customer.client.call('getOrderSlip', { params: { orderId: order.orderId } })).password;
});
afterAll(() => world.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(world.url + path, { headers, redirect: 'manual' });
const post = (path: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(world.url + path, { method: 'POST', body, headers });
const lookUp = (form: Record<string, string>, address = '10.1.0.1') =>
  post('/lookup', new URLSearchParams(form), { 'x-forwarded-for': address });

/** Requests as a browser with a cached copy; `fetch` would bypass it. */
async function statusOf(path: string, tag: string): Promise<number | undefined> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(world.url + path, { headers: { 'if-none-match': tag } }, resolve)
      .on('error', reject)
      .end();
  });
  answer.resume();
  return answer.statusCode;
}

describe('public pages', () => {
  it('R:A7 R:A8 R:D3 R:D4 R:D5 R:D6 are complete HTML, each with its own title, and link to each other', async () => {
    const titles = {
      '/': '检验检测“一站式”服务平台',
      '/guides': '办理指南',
      '/notices': '公示',
      '/lookup': '进度查询与电子证书下载',
      '/verify': '证书验真',
      '/evaluations': '服务评价',
      '/queries/instruments': '强检器具查询',
      '/queries/institutions': '计量检定机构查询',
      '/queries/catalogue': '强制检定目录查询',
    };
    for (const [path, title] of Object.entries(titles)) {
      const answer = await get(path);
      const html = await answer.text();
      expect([path, answer.status, answer.headers.get('content-type')]).toEqual([
        path,
        200,
        'text/html; charset=utf-8',
      ]);
      expect(html).toContain(`<h1>${title}</h1>`);
      expect(html).toContain(`<title>${title} · 衡准</title>`);
    }
    const home = await (await get('/')).text();
    for (const path of Object.keys(titles)) expect(home).toContain(`href="${path}"`);
    expect(await (await get('/robots.txt')).text()).toContain('Disallow: /my');
  });

  it('R:A8 R:D3 R:D5 answer plain forms: search, pages, the catalogue as a workbook', async () => {
    expect(await (await get(`/notices?q=${order.number}`)).text()).toContain(`<td>${order.number}`);
    expect(await (await get('/notices?q=1999')).text()).toContain('没有符合条件的记录。');
    const [id] = await addMandatory(world.db, office.customer.enterpriseId, [{ kind: '025001' }]);
    await world.db('instrument').where({ id }).update({ status: 'in_service', serial_number: 'SITE-1' });
    expect(await (await get('/queries/instruments?q=SITE-1')).text()).toContain('SITE-1');
    const second = await (await get('/queries/catalogue?page=2&name=')).text();
    expect(second).toContain('<a rel="prev" href="/queries/catalogue">上一页</a>');
    expect(second).toContain('<a rel="next" href="/queries/catalogue?page=3">下一页</a>');
    const narrowed = await (await get('/queries/catalogue?category=%E7%94%B5&page=1')).text();
    expect(narrowed).toContain('value="电"');
    const workbook = await get('/queries/catalogue.xlsx');
    expect(workbook.headers.get('content-type')).toContain('spreadsheetml');
    expect(
      Buffer.from(await workbook.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe('PK');
    const wrong = await get('/queries/catalogue?page=none');
    expect(wrong.status).toBe(422);
    expect(await wrong.text()).toMatch(/<p role="alert">[^<]+/);
  });

  it('R:D1 R:D2 show progress and certificates for number and password, and store neither', async () => {
    const found = await lookUp({ number: order.number ?? '', password: password.toLowerCase() });
    expect(found.headers.get('cache-control')).toBe('no-store');
    const html = await found.text();
    expect(html).toContain(`委托单号 ${order.number}`);
    expect(html).toContain('证书已签发');
    expect(html).not.toMatch(/甲|1390000/);
    const wrong = await lookUp({ number: order.number ?? '', password: 'AAAAAAAA' });
    expect(wrong.status).toBe(404);
    const again = await wrong.text();
    expect(again).toContain('委托单号或密码不正确');
    expect(again).toContain(`value="${order.number}"`);
    expect(again).not.toContain('AAAAAAAA');
    const nothing = await (await lookUp({ number: '' })).text();
    expect(nothing).toContain('请填写委托单号');
    expect(await (await get(`/lookup?number=${order.number}`)).text()).toContain(`value="${order.number}"`);
  });

  it('R:D1 lock out guessers, with a reason and Retry-After', async () => {
    for (let attempt = 0; attempt < 5; attempt += 1) {
      await lookUp({ number: order.number ?? '', password: `WRONG${attempt}` }, '10.1.0.2');
    }
    const refused = await lookUp({ number: order.number ?? '', password }, '10.1.0.2');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await refused.text()).toContain('次数过多');
    expect((await lookUp({ number: order.number ?? '', password }, '10.1.0.3')).status).toBe(200);
  });

  it('R:D6 verify by number and by file, without a script', async () => {
    const { number } = await world.db('certificate').first('number');
    expect(await (await get(`/verify?number=${number}`)).text()).toContain('真实有效');
    expect(await (await get('/verify?number=JZ1999-000001')).text()).toContain('查无此证书');
    const form = new FormData();
    form.set('file', new Blob(['%PDF-1.7 something else'], { type: 'application/pdf' }), '证书.pdf');
    expect(await (await post('/verify', form)).text()).toContain('查无此证书');
    const nothing = await post('/verify', new FormData());
    expect(nothing.status).toBe(422);
    expect(await nothing.text()).toMatch(/role="alert" id="fault">请选择/);
  });

  it('R:E8 use the chosen language, here and in the portal', async () => {
    const chosen = await get('/language?to=en&back=%2Fnotices%3Fq%3Dnone');
    expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/notices?q=none']);
    const cookie = chosen.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).toBe('hengzhun-language=en');
    const english = await (await get('/notices?q=none', { cookie })).text();
    expect(english).toContain('<html lang="en">');
    expect(english).toContain('Nothing was found.');
    for (const back of ['https://elsewhere.test/', '//elsewhere.test', '/\\elsewhere.test']) {
      expect((await get(`/language?back=${encodeURIComponent(back)}`)).headers.get('location')).toBe('/');
    }
  });

  it('R:D5 show user input as text, never as markup', async () => {
    const html = await (
      await get(`/queries/catalogue?name=${encodeURIComponent('"><script>alert(1)</script>')}`)
    ).text();
    expect(html).not.toContain('<script>alert');
    expect(html).toContain('&quot;&gt;&lt;script&gt;');
  });

  it('R:D1 refuse forms from other sites', async () => {
    const foreign = await post('/lookup', new URLSearchParams({ number: '1', password: '1' }), {
      origin: 'https://elsewhere.test',
      'sec-fetch-site': 'cross-site',
    });
    expect(foreign.status).toBe(403);
  });

  it('R:D3 R:D5 are sent with an ETag, as pages and as JSON, and answer 304 if unchanged', async () => {
    for (const path of ['/queries/catalogue', '/notices', '/api/public/catalogue', '/api/public/notices']) {
      const first = await get(path);
      expect(first.headers.get('cache-control')).toMatch(/^public/);
      expect([path, await statusOf(path, first.headers.get('etag') ?? '')]).toEqual([path, 304]);
      expect([path, await statusOf(path, '"another"')]).toEqual([path, 200]);
    }
    expect((await get('/api/session')).headers.get('cache-control')).toBe('no-store');
  });

  it('R:D3 are limited to 240 reads a minute per address', async () => {
    const read = (index: number, headers: Record<string, string>) => get(`/api/public/notices?q=${index}`, headers);
    const headers = { 'x-forwarded-for': '10.1.0.9' };
    const all = await Promise.all(Array.from({ length: 241 }, (_, index) => read(index, headers)));
    expect(all.filter(({ status }) => status === 429)).toHaveLength(1);
    expect((await read(1, { 'x-forwarded-for': '10.1.0.10' })).status).toBe(200);
  });

  it('R:D1 R:D2 stay small: the page of certificates with everything it loads', async () => {
    const html = await (await get('/lookup')).text();
    const loaded = [...html.matchAll(/(?:src|href)="(\/site\/[^"]+\.(?:css|js)\?[^"]+)"/g)].map(
      ([, path = '']) => path,
    );
    expect(loaded).toHaveLength(2);
    const files = await Promise.all(loaded.map(async (path) => (await get(path)).text()));
    const weight = [html, ...files].reduce((sum, text) => sum + gzipSync(text).length, 0);
    expect(weight).toBeLessThan(BUDGET);
    expect((await get(loaded[0] ?? '')).headers.get('cache-control')).toContain('immutable');
    const manifest = await (await get('/manifest.webmanifest')).json();
    expect(manifest).toMatchObject({ start_url: '/lookup', display: 'standalone' });
    for (const { src } of manifest.icons.slice(0, 2))
      expect((await get(src)).headers.get('content-type')).toBe('image/png');
  });
});
