import { createHash } from 'node:crypto';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Entry, fromBuffer, type Options, type ZipFile } from 'yauzl';
import { idOfToken, linkToken } from '../../api/certificates/link.ts';
import { solveCaptcha } from '../../domain/captcha.ts';
import { keyRing } from '../../store/keys/ring.ts';
import { complete, type Office, openOffice, type Submitted, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, problem } from './support/world.ts';

const fromBufferPromise = promisify<Buffer, Options, ZipFile>(fromBuffer);

/** Names and contents of a ZIP. */
async function entriesOf(zip: Buffer): Promise<[string, string][]> {
  const file = await fromBufferPromise(zip, { lazyEntries: true });
  const found: [string, string][] = [];
  await new Promise<void>((resolve, reject) => {
    file.on('error', reject).on('end', resolve);
    file.on('entry', (entry: Entry) => {
      file.openReadStream(entry, async (error, stream) => {
        if (error) return reject(error);
        found.push([entry.fileName, await text(stream)]);
        file.readEntry();
      });
    });
    file.readEntry();
  });
  return found;
}

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

const lookUpFrom = (address: string, body: object) =>
  fetch(`${world.url}/api/public/orders/lookup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': address },
    body: JSON.stringify(body),
  });

describe('the order slip', () => {
  it('R:C15 shows number and password to the applicant only, on the screen and as PDF', async () => {
    const params = { orderId: order.orderId };
    const slip = await office.customer.client.call('getOrderSlip', { params });
    expect(slip).toEqual({
      number: order.number,
      password: expect.stringMatching(/^[2-9A-HJ-NP-Z]{8}$/),
      url: `http://hengzhun.test/lookup?number=${order.number}`,
    });
    const stranger = await world.customer('另一企业');
    await expect(stranger.client.call('getOrderSlip', { params })).rejects.toEqual(problem('not_found'));
    const pdf = Buffer.from(await (await office.customer.client.call('printOrderSlip', { params })).arrayBuffer());
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe('the public', () => {
  it('R:A8 R:A7 reads every finished order with applicant and matter', async () => {
    await submitOrder(world, office, 'bring_in');
    const notices = await world.visitor().call('listNotices', { query: { q: order.number ?? '' } });
    expect(notices.data).toMatchObject([
      {
        orderNumber: order.number,
        applicant: '鄂尔多斯市某煤矿',
        matter: '计量器具检测（非强检）',
        result: '已办结 1 件发证',
      },
    ]);
    expect((await world.visitor().call('listNotices')).total).toBe(1);
  });

  it('R:D2 R:D1 follows an order and downloads its certificates with number and password, without an account', async () => {
    const lookup = { number: order.number ?? '', password: password.toLowerCase() };
    const before = await world.visitor().call('lookUpOrder', { body: lookup });
    expect(before).toMatchObject({ stage: 'completed', certificates: [{ ready: false, downloadPath: null }] });
    expect(before.timeline.map(({ actor }) => actor).join()).toBe('申请单位,业务科,样品室,检测人员,核验人员,签发人');
    expect(JSON.stringify(before)).not.toMatch(/甲|1390000/);

    const certificate = before.certificates[0];
    const params = { certificateId: certificate?.id ?? '' };
    await expect(office.customer.client.call('downloadCertificate', { params })).rejects.toEqual(
      problem('certificate_not_ready'),
    );
    const key = `certificates/${certificate?.number}.pdf`;
    world.files.set(key, Buffer.from('%PDF-1.7 证书'));
    await world
      .db('certificate')
      .where({ id: params.certificateId })
      .update({ file_key: key, rendered_at: new Date() });

    const after = await world.visitor().call('lookUpOrder', { body: lookup });
    const path = after.certificates[0]?.downloadPath ?? '';
    const download = await fetch(world.url + path);
    expect(download.headers.get('content-type')).toBe('application/pdf');
    const name = encodeURIComponent(`${certificate?.number}-数字压力计.pdf`);
    expect(download.headers.get('content-disposition')).toContain(`filename*=UTF-8''${name}`);
    expect(await download.text()).toBe('%PDF-1.7 证书');
    expect((await fetch(`${world.url}${path.slice(0, -1)}${path.endsWith('A') ? 'B' : 'A'}`)).status).toBe(404);
    expect(await (await office.customer.client.call('downloadCertificate', { params })).text()).toContain('%PDF');
    const stranger = await world.customer('第三企业');
    await expect(stranger.client.call('downloadCertificate', { params })).rejects.toEqual(problem('not_found'));
  });

  it('R:D1 downloads all certificates of an order as one ZIP; a missing file breaks the download instead of being left out', async () => {
    const both = await submitOrder(world, office, 'bring_in', 'bring_in');
    await complete(office, both.shareId);
    const secret = (await office.customer.client.call('getOrderSlip', { params: { orderId: both.orderId } })).password;
    const look = () => world.visitor().call('lookUpOrder', { body: { number: both.number ?? '', password: secret } });
    expect((await look()).archivePath).toBeNull();
    const numbers = await world.db('certificate').where({ share_id: both.shareId }).orderBy('number').pluck('number');
    for (const number of numbers) {
      const key = `certificates/${number}.pdf`;
      world.files.set(key, Buffer.from(`%PDF ${number}`));
      await world.db('certificate').where({ number }).update({ file_key: key, rendered_at: new Date() });
    }
    const path = (await look()).archivePath ?? '';
    const download = await fetch(world.url + path);
    expect(download.headers.get('content-type')).toBe('application/zip');
    const found = await entriesOf(Buffer.from(await download.arrayBuffer()));
    expect(found).toEqual(numbers.map((number) => [`${number}-数字压力计.pdf`, `%PDF ${number}`]));
    expect((await fetch(`${world.url}${path.replace('orders/', 'orders/A')}`)).status).toBe(404);
    const withdrawn = { withdrawn_at: new Date(), withdrawal_reason: '编号有误', withdrawn_by: office.issuer.id };
    await world.db('certificate').where({ number: numbers[0] }).update(withdrawn);
    const valid = await entriesOf(Buffer.from(await (await fetch(world.url + path)).arrayBuffer()));
    expect(valid.map(([name]) => name)).toEqual([`${numbers[1]}-数字压力计.pdf`]);
    const again = { withdrawn_at: null, withdrawal_reason: null, withdrawn_by: null };
    await world.db('certificate').where({ number: numbers[0] }).update(again);
    world.files.delete(`certificates/${numbers[1]}.pdf`);
    const broken = await fetch(world.url + path);
    await expect(broken.arrayBuffer()).rejects.toThrow();
    await office.customer.client.call('replaceSlipPassword', { params: { orderId: both.orderId } });
    expect((await fetch(world.url + path)).status).toBe(404);
  });

  it('R:D1 gets links to certificates that end after half an hour, with the slip password, and cannot be forged', async () => {
    const id = '3f0e4f0a-52c2-4b2e-9d8f-0a1b2c3d4e5f';
    const key = { secrets: keyRing(Buffer.from('secret')), linked: 'certificate' } as const;
    const slip = async () => 'AB12CD34';
    const token = linkToken(key, id, 'AB12CD34', 1_000_000);
    const opens = (more: object, given = token, now = 1_000_000, password = slip) =>
      idOfToken({ ...key, ...more }, given, password, now);
    expect(await opens({}, token, 1_000_000 + 29 * 60_000)).toBe(id);
    expect(await opens({}, token, 1_000_000 + 31 * 60_000)).toBeNull();
    expect(await opens({ secrets: keyRing(Buffer.from('other secret')) })).toBeNull();
    expect(await opens({ linked: 'order' })).toBeNull();
    expect(await opens({}, 'nonsense')).toBeNull();
    expect(await opens({}, token, 1_000_000, async () => 'replaced')).toBeNull();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const opened: string[] = [];
    for (const last of alphabet) if (await opens({}, token.slice(0, -1) + last)) opened.push(last);
    expect(opened).toEqual([token.at(-1)]);
  });

  it('R:D1 gets the same answer for a wrong number and a wrong password, and is slowed down after five tries', async () => {
    const number = order.number ?? '';
    const wrong = await lookUpFrom('10.0.0.1', { number, password: 'WRONGPWD' });
    const unknown = await lookUpFrom('10.0.0.2', { number: '2018050900011', password });
    expect([wrong.status, await wrong.text()]).toEqual([unknown.status, await unknown.text()]);
    for (let attempt = 2; attempt <= 5; attempt += 1) {
      expect((await lookUpFrom('10.0.0.1', { number, password: 'WRONGPWD' })).status).toBe(404);
    }
    const refused = await lookUpFrom('10.0.0.1', { number, password });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect((await lookUpFrom('10.0.0.3', { number, password })).status).toBe(200);
    }
  });

  it('R:D1 guesses from one address only five times of a hundred; the owner is not locked out', async () => {
    const number = order.number ?? '';
    const statuses = [];
    for (let attempt = 1; attempt <= 100; attempt += 1) {
      statuses.push((await lookUpFrom('10.0.0.5', { number, password: `GUESS${attempt}` })).status);
    }
    expect(statuses).toEqual([...Array(5).fill(404), ...Array(95).fill(429)]);
    expect((await lookUpFrom('10.0.0.6', { number, password })).status).toBe(200);
  });

  it('R:D1 does proof-of-work after twenty guesses from all addresses, for any order; the owner does it and is let in', async () => {
    const fresh = await submitOrder(world, office, 'bring_in');
    const number = fresh.number ?? '';
    const { password: right } = await office.customer.client.call('getOrderSlip', {
      params: { orderId: fresh.orderId },
    });
    const statuses: number[] = [];
    for (let bot = 0; bot < 200; bot += 1) {
      statuses.push((await lookUpFrom(`10.7.${bot >> 4}.${bot & 15}`, { number, password: `BOTS${bot}` })).status);
    }
    expect(statuses).toEqual([...Array(20).fill(404), ...Array(180).fill(428)]);
    // An unknown number is treated alike.
    const unknown: number[] = [];
    for (let bot = 0; bot < 22; bot += 1) {
      const body = { number: '2018050900099', password: `BOTS${bot}` };
      unknown.push((await lookUpFrom(`10.8.0.${bot}`, body)).status);
    }
    expect(unknown).toEqual([...Array(20).fill(404), 428, 428]);

    const prove = async () => {
      const challenge = await world.visitor().call('captcha');
      return solveCaptcha(challenge, (text) => createHash('sha256').update(text).digest());
    };
    const captcha = await prove();
    expect((await lookUpFrom('10.9.0.1', { number, password: right, captcha })).status).toBe(200);
    expect((await lookUpFrom('10.9.0.1', { number, password: right, captcha })).status).toBe(428);
    expect((await lookUpFrom('10.9.0.2', { number, password: 'WRONG234', captcha: await prove() })).status).toBe(404);
    expect((await lookUpFrom('10.9.0.3', { number, password: right })).status).toBe(428);
  });

  it('R:D1 is slowed down after many numbers from one address', async () => {
    const statuses = [];
    for (let attempt = 1; attempt <= 31; attempt += 1) {
      statuses.push((await lookUpFrom('10.0.0.4', { number: `20180509${10000 + attempt}`, password })).status);
    }
    expect(statuses).toEqual([...Array(30).fill(404), 429]);
  });

  it('R:A7 reads reference data: services, departments and limits', async () => {
    const reference = await world.visitor().call('reference');
    expect(reference.serviceItems.map(({ name }) => name)).toContain('数字压力计');
    expect(reference.limits).toEqual({
      instrumentsPerOrder: 300,
      uploadMegabytes: 2,
      shortestPassword: 6,
      longestPassword: 64,
    });
  });
});
