/** Names that come from outside are looked up, shown and stored as what they are, and as nothing else. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { fieldValue } from '../../activities/ledger-import/field-value.ts';
import { ENDPOINTS, type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { fileName } from '../../domain/file-name.ts';
import { DUTY_NAMES } from '../../domain/role.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { complete, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi } from './support/world.ts';

const NOWHERE = '00000000-0000-4000-8000-000000000000';
const INHERITED = ['constructor', '-__proto__'];
let world: ApiWorld;
beforeAll(async () => {
  world = await openApi();
});
afterAll(() => world.close());

it('refuses to sort any list by what every object has, naming the columns', async () => {
  const everybody: SessionClient[] = [
    (await world.staff('全能', ...DUTY_NAMES)).client,
    (await world.customer()).client,
    (await world.individual()).client,
  ];
  const lists = (Object.keys(ENDPOINTS) as EndpointName[]).filter((name) => {
    const { query, method } = endpointDefinition(name);
    return method === 'get' && query && 'sort' in query.shape;
  });
  expect(lists.length).toBeGreaterThan(20);
  const refused: string[] = [];
  for (const name of lists) {
    const path = endpointDefinition(name).path.replace(/\{\w+\}/g, NOWHERE);
    const asks = everybody.flatMap(({ cookie }) =>
      INHERITED.map(async (sort) => (await fetch(`${world.url}${path}?sort=${sort}`, { headers: { cookie } })).status),
    );
    const statuses = new Set(await Promise.all(asks));
    if (statuses.has(422)) refused.push(name);
    expect([name, [...statuses].filter((status) => status < 400 || status >= 500)]).toEqual([name, []]);
  }
  // The others are not for any of these people.
  expect(refused.length, String(lists.filter((name) => !refused.includes(name)))).toBeGreaterThan(lists.length * 0.8);
});

it('takes a word of a cell that every object has for a word', () => {
  expect(fieldValue('deliveryMode', 'constructor')).toEqual({ value: 'constructor' });
});

it('refuses a captcha whose signature is not ASCII as one that is wrong', async () => {
  const salt = `${'a'.repeat(24)}.${Date.now() + 60_000}.1.${'é'.repeat(64)}`;
  // The captcha is asked for after some failures.
  for (let times = 0; times < 5; times += 1) {
    const answer = await fetch(`${world.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-forwarded-for': '192.0.2.1' },
      body: JSON.stringify({ kind: 'staff', username: 'nobody', password: 'x', captcha: { salt, nonce: 0 } }),
    });
    expect([401, 428, 429]).toContain(answer.status);
  }
});

it('keeps the whole name of an instrument in the name of its certificate’s file, without marks that turn it round', async () => {
  expect(fileName('JZ2026-000001-电压/电流表.pdf')).toBe('JZ2026-000001-电压_电流表.pdf');
  expect(fileName('扫描\u202Egpj.exe\u2066\u0007')).toBe('扫描gpj.exe_');
  const office = await openOffice(world);
  const { shareId } = await submitOrder(world, office, 'bring_in');
  await complete(office, shareId);
  const { rows } = await world.owner.raw('select id, number, item_id from certificate');
  await world.owner('certificate').update({ file_key: 'made', rendered_at: new Date() });
  await world.owner.raw(`update order_item set snapshot = jsonb_set(snapshot, '{name}', '"电压/电流表"')`);
  world.files.set('made', Buffer.from('%PDF-'));
  const headers = { cookie: office.issuer.client.cookie };
  const response = await fetch(`${world.url}/api/certificates/${rows[0].id}/pdf`, { headers });
  const disposition = decodeURIComponent(response.headers.get('content-disposition') ?? '');
  expect(disposition).toContain(`${rows[0].number}-电压_电流表.pdf`);
});

it('shows no reader of a public page what another one added to its address', async () => {
  for (const page of ['/notices', '/guides', '/queries/catalogue']) {
    const poisoned = await (await fetch(`${world.url}${page}?poisoned=by-me&q=%20`)).text();
    expect(poisoned).not.toContain('poisoned');
    const next = await (await fetch(`${world.url}${page}`)).text();
    expect(next).not.toContain('poisoned');
    expect(next).toContain(`/language?to=en&amp;back=${encodeURIComponent(page)}"`);
  }
  // A reader's own search stays in the link.
  const searched = await (await fetch(`${world.url}/queries/catalogue?q=秤&x=1`)).text();
  expect(searched).toContain(`back=${encodeURIComponent(`/queries/catalogue?q=${encodeURIComponent('秤')}`)}`);
});
