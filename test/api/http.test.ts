/** Rules for every request: readable problems, own origin only, no internal details. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DomainProblem } from '../../domain/problem.ts';
import { type ApiWorld, type Customer, openApi, PASSWORD, sessionCookie } from './support/world.ts';

let world: ApiWorld;
let customer: Customer;
let cookie = '';
let submitFails: unknown;

beforeAll(async () => {
  world = await openApi({
    booking: () => ({
      submit: async () => Promise.reject(submitFails),
      command: async () => Promise.reject(submitFails),
      extend: async () => Promise.reject(submitFails),
    }),
  });
  customer = await world.customer();
  const response = await send('/api/session', { kind: 'enterprise', username: customer.username, password: PASSWORD });
  cookie = sessionCookie(response).split(';')[0] ?? '';
});
afterAll(() => world.close());

const send = (path: string, body: unknown, headers: Record<string, string> = {}, method = 'POST') =>
  fetch(world.url + path, {
    method,
    headers: { 'content-type': 'application/json', cookie, ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
const typeOf = async (response: Response) => ((await response.json()) as { type: string }).type.split('/').pop();

describe('problems', () => {
  it('R:E8 are problem details in the language of the reader, Chinese by default', async () => {
    const chinese = await fetch(`${world.url}/api/orders`);
    expect(chinese.status).toBe(401);
    expect(chinese.headers.get('content-type')).toContain('application/problem+json');
    expect(await chinese.json()).toMatchObject({ status: 401, detail: '请先登录。' });
    const english = await fetch(`${world.url}/api/orders`, { headers: { 'accept-language': 'en-GB,zh;q=0.5' } });
    expect(await english.json()).toMatchObject({ detail: 'Please sign in first.' });
    const query = await fetch(`${world.url}/api/orders?perPage=0`, { headers: { cookie, 'accept-language': 'en' } });
    expect(await query.json()).toMatchObject({
      errors: [{ path: 'perPage', message: expect.stringMatching(/Too small/) }],
    });
  });

  it('answer unreadable, unknown, wrongly typed and unsortable requests', async () => {
    expect((await send('/api/contacts', '{"name": ')).status).toBe(400);
    const form = { 'content-type': 'multipart/form-data; boundary=x' };
    expect((await send('/api/instruments/imports', '--x broken off', form)).status).toBe(400);
    expect((await fetch(`${world.url}/api/nothing`)).status).toBe(404);
    expect(await typeOf(await fetch(`${world.url}/api/orders/not-an-id`, { headers: { cookie } }))).toBe('not_found');
    const wrong = await send('/api/orders', {}, {}, 'DELETE');
    expect(wrong.status).toBe(405);
    expect(wrong.headers.get('allow')).toBe('GET, POST');
    expect(
      (await send('/api/contacts', 'name=a', { 'content-type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415);
    expect((await send('/api/contacts', { name: 'x'.repeat(6_000_000), mobile: '' })).status).toBe(413);
    expect(await typeOf(await fetch(`${world.url}/api/orders?sort=-secret`, { headers: { cookie } }))).toBe(
      'invalid_input',
    );
    for (const name of ['a\u0000b', 'a\ud800b']) {
      const refused = await send('/api/contacts', { name, mobile: '13800000000' });
      expect(await refused.json()).toMatchObject({
        status: 422,
        errors: [{ path: 'name', message: '姓名含有无法保存的字符，请重新输入' }],
      });
    }
  });

  it('R:E5 ask to try again shortly while the workflows cannot be reached', async () => {
    const [item] = await world.db('instrument').insert(instrument()).returning('id');
    const order = await customer.client.call('createOrder', {
      body: { contactId: customer.contactId, instrumentIds: [item.id] },
    });
    submitFails = new DomainProblem('busy');
    const busy = await send(`/api/orders/${order.id}/submit`, {});
    expect(busy.status).toBe(503);
    expect(busy.headers.get('retry-after')).toBe('2');
    submitFails = Object.assign(new Error('connect ECONNREFUSED 10.1.2.3:5432'), { code: 'ECONNREFUSED' });
    expect(await typeOf(await send(`/api/orders/${order.id}/submit`, {}))).toBe('busy');
    submitFails = new Error('password of the database is hunter2');
    const internal = await send(`/api/orders/${order.id}/submit`, {});
    expect(internal.status).toBe(500);
    const text = await internal.text();
    expect(text).not.toContain('hunter2');
    expect(text).toMatch(/编号[0-9a-f]{8}/);
    const key = await send(`/api/orders/${order.id}/submit`, {}, { 'idempotency-key': 'no spaces allowed' });
    expect(key.status).toBe(422);
  });
});

describe('a validation message of the API', () => {
  const faultsOf = async (path: string, body: unknown, language: string) => {
    const response = await send(path, body, { 'accept-language': language });
    const { errors } = (await response.json()) as { errors: { path: string; message: string }[] };
    return Object.fromEntries(errors.map(({ path: field, message }) => [field, message]));
  };

  it('R:E8 is in the language of the reader, whether a schema or the database found the fault', async () => {
    const contact = { name: '', mobile: '1380', post: 'x'.repeat(51) };
    expect(await faultsOf('/api/contacts', contact, 'en')).toEqual({
      name: 'Fill in the name.',
      mobile: 'A mobile number has 11 digits and begins with 1.',
      post: 'At most 50 characters for the post.',
    });
    expect(await faultsOf('/api/contacts', contact, 'zh-CN')).toEqual({
      name: '请填写姓名',
      mobile: '手机号应为11位数字，以1开头',
      post: '职务最多50个字符',
    });
    const draft = { contactId: '00000000-0000-4000-8000-000000000000', instrumentIds: [] };
    expect(await faultsOf('/api/orders', draft, 'en')).toEqual({
      contactId: 'There is no such contact, or it was deleted.',
    });
    expect(await faultsOf('/api/orders', draft, 'zh')).toEqual({ contactId: '负责人不存在或已删除' });
  });
});

describe('other websites', () => {
  it('cannot write in the name of a signed-in person', async () => {
    const body = { name: '负责人', mobile: '13800000000', post: '' };
    for (const headers of written([
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])) {
      const refused = await send('/api/contacts', body, headers);
      expect(refused.status).toBe(403);
      expect(await typeOf(refused)).toBe('foreign_origin');
    }
    for (const headers of written([
      { origin: 'http://hengzhun.test' },
      { origin: world.url },
      { 'sec-fetch-site': 'same-origin' },
    ])) {
      expect((await send('/api/contacts', body, headers)).status).toBe(201);
    }
  });
});

function instrument() {
  return {
    enterprise_id: customer.enterpriseId,
    service: 'general',
    instrument_number: 'QY-1',
    name: '数字压力计',
    model: 'CPG1500',
    measuring_range: '(0～10)MPa',
    accuracy_class: '0.05级',
    serial_number: 'S-1',
    manufacturer: '北京布莱迪仪器仪表',
    current_condition: '在用',
    current_state: '正常使用',
    verification_unit: '鄂尔多斯市检验检测中心',
    days_ahead: 7,
    delivery_mode: 'bring_in',
  };
}

function written(headers: readonly Record<string, string>[]): readonly Record<string, string>[] {
  return headers;
}
