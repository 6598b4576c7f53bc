/** Certificates after issue: digital forms, successors and the register (C13, D1, D6). */
import { createHash } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CertificateText } from '../../domain/contract/certificate.ts';
import { CERTIFICATE_KINDS } from '../../domain/number.ts';
import { reissuedToRender } from '../../store/certificate/reissue.ts';
import { certificatesToRender, markRendered } from '../../store/certificate/rendering.ts';
import { sealImage } from '../../store/institution/seal.ts';
import { complete, type Office, openOffice, submitOrder } from './support/office.ts';
import { type ApiWorld, openApi, PASSWORD, problem, type StaffMember } from './support/world.ts';

let world: ApiWorld;
let office: Office;
let issuer: StaffMember;

beforeAll(async () => {
  world = await openApi();
  office = await openOffice(world);
  issuer = office.issuer;
});
afterAll(() => world.close());

/** Makes the certificates of a share, as the worker does. */
async function make(shareId: string): Promise<void> {
  for (const { id, sealId: _, ...content } of await certificatesToRender(world.db, shareId)) {
    const bytes = Buffer.from(`%PDF ${content.number}`);
    world.files.set(content.number, bytes);
    const sha256 = createHash('sha256').update(bytes).digest();
    expect(await markRendered(world.db, id, { fileKey: content.number, sha256, content })).toBe(true);
  }
}

async function issued(...modes: 'bring_in'[]) {
  const order = await submitOrder(world, office, 'bring_in', ...modes);
  await complete(office, order.shareId);
  await make(order.shareId);
  const { items } = await issuer.client.call('getShareOrder', { params: { shareId: order.shareId } });
  const certificate = items[0]?.certificate;
  if (!certificate) throw new Error('no certificate');
  return { ...order, certificate, params: { certificateId: certificate.id } };
}

const textOf = (certificateId: string) => issuer.client.call('getCertificateText', { params: { certificateId } });

async function reissue(
  certificateId: string,
  change: Partial<CertificateText['instrument']>,
  more: { customer?: CertificateText['customer']; password?: string } = {},
) {
  const { customer, instrument } = await textOf(certificateId);
  const corrected = { customer: more.customer ?? customer, instrument: { ...instrument, ...change } };
  const body = { ...corrected, reason: '出厂编号有误', password: more.password ?? PASSWORD };
  return issuer.client.call('reissueCertificate', { params: { certificateId }, body });
}

const verify = (number: string) => world.visitor().call('verifyCertificate', { query: { number } });

describe('the digital form of a certificate', () => {
  it('R:C13 R:D1 says the same as the PDF, as XML and as JSON, to the same readers as the PDF', async () => {
    const { certificate, params, orderId, number: orderNumber } = await issued();
    const { customer } = office;
    const get = async (form: 'xml' | 'json', who = customer.client) =>
      (await who.call('downloadDigitalCertificate', { params, query: { form } })) as unknown as Response;
    const json = JSON.parse(await (await get('json')).text());
    expect(json).toMatchObject({
      format: 'hengzhun-certificate',
      version: 1,
      number: certificate.number,
      orderNumber,
      conclusion: 'pass',
      replaces: null,
      issuedBy: '签发人甲',
    });
    const xml = await (await get('xml', issuer.client)).text();
    const { 'dcc:digitalCalibrationCertificate': root } = new XMLParser().parse(xml);
    expect(root['dcc:administrativeData']['dcc:coreData']['dcc:uniqueIdentifier']).toBe(certificate.number);
    const stranger = await world.customer('数字证书的陌生企业');
    await expect(get('xml', stranger.client)).rejects.toEqual(problem('not_found'));

    const slip = await customer.client.call('getOrderSlip', { params: { orderId } });
    const { certificates } = await world
      .visitor()
      .call('lookUpOrder', { body: { number: slip.number, password: slip.password } });
    const path = certificates[0]?.digitalPath ?? '';
    const open = await fetch(`${world.url}${path}?form=json`);
    expect(open.headers.get('content-type')).toContain('application/json');
    expect(await open.json()).toEqual(json);
    const byDefault = await fetch(world.url + path);
    expect(byDefault.headers.get('content-type')).toContain('application/xml');
    expect(await byDefault.text()).toBe(xml);
    expect((await fetch(`${world.url}${path.replace('certificates/', 'certificates/A')}`)).status).toBe(404);
  });

  it('R:C13 R:D1 is reported as missing for an older certificate, and not offered', async () => {
    const { params, shareId } = await issued();
    await world.db('certificate').where({ id: params.certificateId }).update({ content: null });
    const asking = office.customer.client.call('downloadDigitalCertificate', { params });
    await expect(asking).rejects.toEqual(problem('no_digital_form'));
    const { items } = await issuer.client.call('getShareOrder', { params: { shareId } });
    expect(items[0]?.certificate).toMatchObject({ ready: true, digital: false });
  });

  it('R:D1 R:D6 is in the ZIP beside the PDF; for a corrected certificate, only the valid one is there', async () => {
    const { orderId, shareId, certificate } = await issued('bring_in');
    const heir = await reissue(certificate.id, { model: '更正' });
    await make(shareId);
    const slip = await office.customer.client.call('getOrderSlip', { params: { orderId } });
    const body = { number: slip.number, password: slip.password };
    const { archivePath } = await world.visitor().call('lookUpOrder', { body });
    const zip = Buffer.from(await (await fetch(world.url + archivePath)).arrayBuffer()).toString();
    for (const name of [`${heir.number}-数字压力计.pdf`, `数字证书/${heir.number}.xml`, `数字证书/${heir.number}.json`])
      expect(zip).toContain(name);
    expect(zip).not.toContain(`${certificate.number}-`);
    expect(zip).not.toContain(`数字证书/${certificate.number}`);
  });

  it('R:C13 is not changed by a file that comes too late', async () => {
    const { certificate, params } = await issued();
    const late = { fileKey: 'late', sha256: Buffer.alloc(32), content: {} as never };
    expect(await markRendered(world.db, certificate.id, late)).toBe(false);
    expect(await (await office.customer.client.call('downloadCertificate', { params })).text()).toContain('%PDF');
  });
});

describe('the seal of certificates', () => {
  const picture = (options: { side?: number; height?: number; ground?: string; colour?: string }) => {
    const { side = 400, height = side, ground = 'none', colour = 'red' } = options;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${side}" height="${height}"><rect width="100%" height="100%" fill="${ground}"/><circle cx="50%" cy="50%" r="40%" fill="none" stroke="${colour}" stroke-width="12"/></svg>`;
    return sharp(Buffer.from(svg)).png().toBuffer();
  };
  const fileOf = (bytes: Buffer) => new Blob([new Uint8Array(bytes)]);
  const sealOf = async (certificateId: string) => {
    const { share_id } = await world.db('certificate').where({ id: certificateId }).first('share_id');
    await world.db('certificate').where({ id: certificateId }).update({ rendered_at: null, file_key: null });
    const toRender = (await certificatesToRender(world.db, share_id)).find(({ id }) => id === certificateId);
    return toRender?.sealId ? sealImage(world.db, toRender.sealId) : null;
  };

  it('R:C13 R:E6 is set by an administrator for certificates issued from then on; earlier ones keep theirs', async () => {
    const { client } = await world.staff('管理员甲', 'administrator');
    const use = async (colour: string) =>
      client.call('changeSeal', { file: fileOf(await picture({ colour })), fileName: `${colour}.png` });
    expect(await client.call('getSeal')).toEqual({ seal: null });
    const bare = await issued();
    expect(await use('red')).toMatchObject({ seal: { name: 'red.png', by: '管理员甲' } });
    const red = await issued();
    await use('red');
    await use('blue');
    const blue = await issued();
    expect(await client.call('removeSeal')).toEqual({ seal: null });
    const without = await issued();

    const [first, second] = [await sealOf(red.certificate.id), await sealOf(blue.certificate.id)];
    const colour = async (image: Buffer | null) => {
      const [r, , b] = (await sharp(image ?? Buffer.alloc(0)).stats()).channels;
      return (r?.mean ?? 0) > (b?.mean ?? 0) ? 'red' : 'blue';
    };
    expect([await colour(first), await colour(second)]).toEqual(['red', 'blue']);
    expect(await sealOf(bare.certificate.id)).toBeNull();
    expect(await sealOf(without.certificate.id)).toBeNull();

    const { data } = await client.call('settingsHistory');
    expect(data.filter(({ name }) => name === 'change_seal').map(({ actor, changes }) => [actor, changes])).toEqual([
      ['管理员甲', [{ field: 'seal', before: 'blue.png', after: '' }]],
      ['管理员甲', [{ field: 'seal', before: 'red.png', after: 'blue.png' }]],
      ['管理员甲', [{ field: 'seal', before: '', after: 'red.png' }]],
    ]);
  });

  it('R:C13 is tried out on a specimen, which stores nothing', async () => {
    const { client } = await world.staff('管理员乙', 'administrator');
    const file = fileOf(await picture({}));
    const specimen = (await client.call('tryOutSeal', { file, fileName: '章.png' })) as unknown as Blob;
    const plain = (await client.call('sealSpecimen')) as unknown as Blob;
    expect(
      Buffer.from(await plain.arrayBuffer())
        .subarray(0, 5)
        .toString(),
    ).toBe('%PDF-');
    expect(specimen.size).toBeGreaterThan(plain.size + 1_000);
    expect(await client.call('getSeal')).toEqual({ seal: null });
  });

  it.each([
    ['no picture', async () => Buffer.from('no picture')],
    [
      'a photograph',
      async () =>
        sharp(await picture({ ground: 'white' }))
          .jpeg()
          .toBuffer(),
    ],
    ['a ground that hides what is beneath', () => picture({ ground: 'white' })],
    ['too few pixels', () => picture({ side: 199 })],
    ['a strip', () => picture({ side: 900, height: 300 })],
    ['half a file', async () => (await picture({})).subarray(0, 600)],
  ])('R:C13 is refused with a reason if it is %s', async (_, make) => {
    const { client } = await world.staff('管理员丙', 'administrator');
    for (const name of ['changeSeal', 'tryOutSeal'] as const) {
      const sending = client.call(name, { file: fileOf(await make()), fileName: '章.png' });
      await expect(sending).rejects.toEqual(problem('seal_unusable'));
    }
    await expect(office.issuer.client.call('getSeal')).rejects.toEqual(problem('forbidden'));
  });
});

describe('a certificate with a mistake', () => {
  it('R:C13 R:D6 is withdrawn and reissued under a new number, which names the one that it replaces', async () => {
    const { certificate, orderId, shareId } = await issued();
    const before = await textOf(certificate.id);
    const heir = await reissue(certificate.id, { serialNumber: 'G-更正' });
    expect(heir.number).toMatch(/^JZ\d{4}-\d{6}$/);
    expect(heir.number).not.toBe(certificate.number);
    expect(await textOf(heir.id)).toEqual({ ...before, instrument: { ...before.instrument, serialNumber: 'G-更正' } });

    const old = await verify(certificate.number);
    expect(old).toMatchObject({
      verdict: 'withdrawn',
      certificate: {
        replacedBy: heir.number,
        withdrawalReason: '出厂编号有误',
        serialNumber: before.instrument.serialNumber,
      },
    });
    expect(await verify(heir.number)).toMatchObject({
      verdict: 'genuine',
      certificate: { replaces: certificate.number, replacedBy: null, serialNumber: 'G-更正' },
    });

    // Its PDF is requested automatically, and shows the correction.
    expect(await reissuedToRender(world.db, 10)).toEqual([{ id: heir.id, shareId }]);
    const [toRender] = await certificatesToRender(world.db, shareId);
    expect(toRender).toMatchObject({
      number: heir.number,
      replaces: certificate.number,
      conclusion: 'pass',
      validUntil: certificate.validUntil,
      instrument: { serialNumber: 'G-更正', name: before.instrument.name, quantity: 1 },
    });
    await make(shareId);
    expect(await reissuedToRender(world.db, 10)).toEqual([]);

    // The order, the ledger and the messages show the valid certificate.
    const { items } = await office.customer.client.call('getOrder', { params: { orderId } });
    expect(items.map((item) => item.certificate)).toMatchObject([
      { number: heir.number, replaces: certificate.number, withdrawnAt: null, ready: true },
    ]);
    const { instrumentId = '' } = items[0] ?? {};
    const ledger = await office.customer.client.call('getInstrument', { params: { instrumentId } });
    expect(ledger).toMatchObject({ certificateNumber: heir.number, validUntil: certificate.validUntil });
    const { bookings } = await office.customer.client.call('instrumentHistory', { params: { instrumentId } });
    expect(bookings.map(({ certificateNumber }) => certificateNumber)).toEqual([heir.number]);
    const { data } = await office.customer.client.call('listMessages');
    expect(data[0]).toMatchObject({
      title: '校准证书已更正',
      body: expect.stringContaining(`${certificate.number}已作废，由${heir.number}代替`),
    });
    // The old file is still recognised.
    const file = new Blob([`%PDF ${certificate.number}`]);
    const asked = await world.visitor().call('verifyCertificateFile', { file, fileName: 'a.pdf' });
    expect(asked).toMatchObject({ verdict: 'withdrawn', certificate: { replacedBy: heir.number } });
  });

  it('R:C13 R:D6 can be corrected again; the events show who changed what, and why', async () => {
    const { certificate } = await issued();
    const first = await reissue(certificate.id, { model: '甲型' });
    const second = await reissue(first.id, {}, { customer: { name: '更名后的企业', address: '' } });
    expect((await verify(first.number)).certificate).toMatchObject({
      replaces: certificate.number,
      replacedBy: second.number,
    });
    expect(await textOf(second.id)).toMatchObject({
      customer: { name: '更名后的企业', address: '' },
      instrument: { model: '甲型' },
    });
    const [event] = await world.db('event').where({ stream: `certificate:${second.id}` });
    expect(event).toMatchObject({ name: 'reissue_certificate', actor_name: '签发人甲', notes: '出厂编号有误' });
    expect(event.after.customer.name).toBe('更名后的企业');
    expect(event.before).toMatchObject({ number: first.number, instrument: { model: '甲型' } });
    expect(JSON.stringify(event)).not.toContain(PASSWORD);
  });

  it('R:C13 is not reissued without password or correction, once withdrawn, or by the person who recorded the results', async () => {
    const { certificate, params } = await issued();
    const counted = () => world.db('certificate_counter').orderBy('kind').select();
    const before = await counted();
    const wrong = reissue(certificate.id, { model: '乙' }, { password: 'not-it' });
    await expect(wrong).rejects.toMatchObject({ type: 'current_password_wrong', fields: [{ path: 'password' }] });
    await expect(reissue(certificate.id, {})).rejects.toEqual(problem('nothing_corrected'));
    await expect(reissue(certificate.id, { model: '' })).rejects.toMatchObject({
      fields: [{ path: 'instrument.model', message: '请填写型号规格' }],
    });
    const { customer, instrument } = await textOf(certificate.id);
    const body = { customer, instrument: { ...instrument, model: '乙' }, reason: '型号', password: PASSWORD };
    const byRecorder = office.technician.client.call('reissueCertificate', { params, body });
    await expect(byRecorder).rejects.toEqual(problem('own_results'));
    await expect(office.checker.client.call('reissueCertificate', { params, body })).rejects.toEqual(
      problem('forbidden'),
    );
    await issuer.client.call('withdrawCertificate', { params, body: { reason: '结果有误', password: PASSWORD } });
    await expect(reissue(certificate.id, { model: '乙' })).rejects.toEqual(problem('certificate_withdrawn'));
    expect(await counted()).toEqual(before);
  });

  it('R:C13 never repeats or skips a number, however many certificates are issued and corrected at once', async () => {
    const orders = [await issued('bring_in', 'bring_in'), await issued('bring_in')];
    const ids = await world
      .db('certificate')
      .whereIn(
        'share_id',
        orders.map(({ shareId }) => shareId),
      )
      .pluck<string[]>('id');
    const outcomes = await Promise.allSettled([
      ...ids.map((id) => reissue(id, { model: '同时' })),
      // The same correction twice at the same time: one of the two wins.
      ...ids.map((id) => reissue(id, { model: '同时' })),
      issued(),
      issued(),
    ]);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(ids.length + 2);
    const numbers = await world.db('certificate').where({ kind: 'calibration' }).pluck<string[]>('number');
    const { prefix } = CERTIFICATE_KINDS.calibration;
    const sequences = numbers.map((number) => Number(number.slice(prefix.length + 5))).sort((a, b) => a - b);
    expect(sequences).toEqual(sequences.map((_, index) => index + 1));
  });
});
