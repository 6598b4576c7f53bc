import { execFileSync, spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BookingFormData, renderBookingForm } from '../../documents/booking-form.ts';
import { type CertificateData, renderCertificate } from '../../documents/certificate.ts';
import { certificateXml } from '../../documents/digital/dcc.ts';
import { type OrderSlipData, renderOrderSlip } from '../../documents/order-slip.ts';
import { makeSeal, openSeal } from '../../documents/signature.ts';
import type { OrderItem } from '../../domain/contract/order.ts';
import { FileMissing, openFileStore } from '../../store/file/files.ts';
import { CERTIFICATE } from '../support/certificate.ts';
import { needProgram } from '../support/programs.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hengzhun-documents-'));
  needProgram('pdftotext');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const certificate: CertificateData = {
  ...CERTIFICATE,
  lookupUrl: 'http://127.0.0.1:3000/lookup?number=2026112300011',
  sealImage: null,
};

const slip: OrderSlipData = {
  password: '7KQ4MZRA',
  lookupUrl: certificate.lookupUrl,
  order: {
    kind: 'general',
    number: '2026112300011',
    enterprise: { id: randomUUID(), creditCode: '', ...certificate.customer },
    contact: { id: randomUUID(), name: '负责人', mobile: '13800000000', post: '' },
    submittedAt: certificate.issuedAt,
    items: [...Array.from({ length: 200 }, (_, index) => item(`G${700_001 + index}`)), item('G800000', 'withdrawn')],
    remarks: '',
    requestedCompletionDate: '2026-12-15',
  },
};

function item(serialNumber: string, state: OrderItem['state'] = 'active'): OrderItem {
  return {
    id: randomUUID(),
    shareId: null,
    position: 0,
    instrumentId: randomUUID(),
    instrument: { ...CERTIFICATE.instrument, serialNumber },
    deliveryMode: 'bring_in',
    state,
    notes: null,
    dispatch: null,
    result: null,
    certificate: null,
  };
}

function textOf(pdf: Buffer, ...options: string[]): string {
  const file = join(folder, 'document.pdf');
  writeFileSync(file, pdf);
  return execFileSync('pdftotext', [...options, file, '-']).toString();
}

function pagesOf(pdf: Buffer): number {
  const file = join(folder, 'document.pdf');
  writeFileSync(file, pdf);
  return Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [file]).toString())?.[1]);
}

it('R:C13 renders a certificate as one page of selectable Chinese with number, order, instrument, dates and the three people', async () => {
  const pdf = await renderCertificate(certificate);
  const text = textOf(pdf).replace(/\s/g, '');
  for (const expected of [
    '校准证书',
    'JZ2026-000017',
    '2026112300011',
    '数字压力计',
    'G700001',
    '2027年11月22日',
    '合格',
    '检测员一',
    '核验员',
    '签发人',
    '第1页/共1页',
  ]) {
    expect(text).toContain(expected);
  }
  expect(text).toContain('(0～10)MPa±0.5℃ΩⅠ级');
  expect(text).not.toContain('代替证书');
  expect(pagesOf(pdf)).toBe(1);
  expect(pdf.length).toBeLessThan(200_000);
});

describe('the electronic seal', () => {
  const at = new Date(certificate.issuedAt);
  const verify = (pdf: Buffer): string => {
    const file = join(folder, 'signed.pdf');
    writeFileSync(file, pdf);
    // The exit code is 1 for a self-signed key.
    return spawnSync('pdfsig', [file]).stdout.toString();
  };

  it('R:D6 is verified by another program, names signer and time, and leaves the pages unchanged', async () => {
    const seal = await openSeal(makeSeal('鄂尔多斯市检验检测中心', 'secret', at), 'secret', '鄂尔多斯市检验检测中心');
    const signed = await seal.sign(await renderCertificate(certificate), at);
    const said = verify(signed);
    expect(said).toContain('Signature Validation: Signature is Valid.');
    expect(said).toContain('Signer Certificate Common Name: 鄂尔多斯市检验检测中心');
    expect(said).toContain('Total document signed');
    expect(said).toContain('Nov 23 2026');
    expect(textOf(signed)).toBe(textOf(await renderCertificate(certificate)));
    expect(signed.length).toBeLessThan(200_000);
    // A certificate that is made again after a crash is the same file.
    expect((await seal.sign(await renderCertificate(certificate), at)).equals(signed)).toBe(true);
  });

  it('R:D6 breaks with one flipped byte, in the pages or in the signature', async () => {
    const seal = await openSeal(makeSeal('centre', 'secret'), 'secret', 'centre');
    const signed = await seal.sign(await renderCertificate(certificate), at);
    const end = signed.indexOf('/Contents <') + 2_000;
    for (const place of [2_000, Math.floor(signed.length / 3), end]) {
      const flipped = Buffer.from(signed);
      flipped.writeUInt8(flipped.readUInt8(place) ^ 1, place);
      expect(verify(flipped)).not.toContain('Signature is Valid.');
    }
  });

  it('R:D6 does not open with a wrong password, nor from a file that is no seal', async () => {
    await expect(openSeal(makeSeal('centre', 'secret'), 'wrong', 'centre')).rejects.toThrow();
    await expect(openSeal(Buffer.from('no key'), '', 'centre')).rejects.toThrow();
  });
});

it('R:C13 R:D1 attaches the digital form to a certificate, and prints the number of the certificate that it replaces', async () => {
  const file = join(folder, 'carrier.pdf');
  writeFileSync(file, await renderCertificate({ ...certificate, replaces: 'JZ2026-000012' }));
  execFileSync('pdfdetach', ['-save', '1', '-o', `${file}.xml`, file]);
  const xml = certificateXml({ ...CERTIFICATE, replaces: 'JZ2026-000012' });
  expect(readFileSync(`${file}.xml`).equals(xml)).toBe(true);
  expect(textOf(readFileSync(file)).replace(/\s/g, '')).toContain('代替证书ReplacesJZ2026-000012');
});

it('R:C13 prints the seal over name and date of the institution without moving any text; omits nothing without a seal', async () => {
  const circle = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><circle cx="200" cy="200" r="190" fill="none" stroke="red" stroke-width="12"/></svg>`;
  const sealImage = await sharp(Buffer.from(circle)).png().toBuffer();
  const [bare, sealed] = [await renderCertificate(certificate), await renderCertificate({ ...certificate, sealImage })];
  const imagesOf = (pdf: Buffer) => {
    const file = join(folder, 'images.pdf');
    writeFileSync(file, pdf);
    return execFileSync('pdfimages', ['-list', file]).toString().split('\n').length;
  };
  expect(imagesOf(sealed)).toBeGreaterThan(imagesOf(bare));
  expect(pagesOf(sealed)).toBe(1);
  expect(textOf(sealed)).toBe(textOf(bare));
  // Red over name and date: 40 mm wide, at the bottom right.
  const file = join(folder, 'sealed.pdf');
  writeFileSync(file, sealed);
  execFileSync('pdftoppm', ['-r', '72', '-png', '-singlefile', file, `${file}-page`]);
  const { data, info } = await sharp(`${file}-page.png`).raw().toBuffer({ resolveWithObject: true });
  const red: [number, number][] = [];
  for (let y = 0; y < info.height; y += 1)
    for (let x = 0; x < info.width; x += 1) {
      const [r = 0, g = 0] = data.subarray((y * info.width + x) * info.channels);
      if (r > 200 && g < 100) red.push([x, y]);
    }
  const across = red.map(([x]) => x);
  const [left, right] = [Math.min(...across), Math.max(...across)];
  expect(right - left).toBeGreaterThan(100);
  expect(right - left).toBeLessThan(116);
  expect(left).toBeGreaterThan(info.width / 2);
  const days = execFileSync('pdftotext', ['-bbox', '-r', '72', file, '-']).toString();
  const issued = [...days.matchAll(/xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>2026年11月23日/g)].at(-1);
  const above = Math.min(...red.map(([, y]) => y));
  expect(Number(issued?.[2])).toBeGreaterThan(above);
  expect(Number(issued?.[2])).toBeLessThan(Math.max(...red.map(([, y]) => y)));
});

it('R:C13 renders the same bytes when a certificate is rendered again', async () => {
  const [one, two] = [await renderCertificate(certificate), await renderCertificate(certificate)];
  const sha = (pdf: Buffer) => createHash('sha256').update(pdf).digest('hex');
  expect(sha(two)).toBe(sha(one));
  expect(sha(await renderCertificate({ ...certificate, number: 'JZ2026-000018' }))).not.toBe(sha(one));
});

it('R:C13 shows conditions, standards and every point with its error on a certificate, with the table head on each page', async () => {
  const standard = {
    id: '00000000-0000-4000-8000-000000000001',
    name: '活塞式压力计',
    serialNumber: 'B-1001',
    accuracy: '0.005级',
    certificateNumber: 'LSzd2026-00123',
    traceableTo: '上级计量技术机构',
    validUntil: '2027-06-30',
  };
  const points = Array.from({ length: 120 }, (_, index) => ({
    quantity: '示值',
    unit: 'MPa',
    reference: (index / 100).toFixed(3),
    indication: (index / 100 + 0.004).toFixed(3),
    mpe: '0.016',
    uncertainty: '0.003',
  }));
  const measurement = {
    performedOn: '2026-11-20',
    place: '压力室',
    temperature: '20.5',
    humidity: '45',
    standards: [standard],
    points,
  };
  const pdf = await renderCertificate({ ...certificate, measured: '', measurement });
  const pages = pagesOf(pdf);
  expect(pages).toBeGreaterThan(2);
  const text = textOf(pdf).replace(/\s/g, '');
  for (const expected of [
    '校准日期',
    '2026年11月20日',
    '温度20.5℃，相对湿度45%RH',
    'LSzd2026-00123',
    '2027-06-30',
    '±0.016',
  ])
    expect(text).toContain(expected);
  expect(text.match(/0\.004/g)?.length).toBeGreaterThanOrEqual(120);
  // The points begin on the first page or the second.
  expect(text.match(/示值误差/g)?.length).toBeGreaterThanOrEqual(pages - 1);
  expect(text).toContain(`第${pages}页/共${pages}页`);
  expect(text).not.toContain('详见原始记录');
});

it('R:C13 wraps a long field over as many lines as it needs', async () => {
  const measured = '示值误差满足要求；'.repeat(100);
  const text = textOf(await renderCertificate({ ...certificate, measured })).replace(/\s/g, '');
  expect(text.match(/；/g)).toHaveLength(100);
});

it('R:C15 prints number and password at the top right of the order slip, and repeats the table head on every page', async () => {
  const pdf = await renderOrderSlip(slip);
  const pages = pagesOf(pdf);
  expect(pages).toBeGreaterThan(3);
  const text = textOf(pdf);
  expect(text.match(/出厂编号/g)).toHaveLength(pages);
  expect(text).toContain('G700200');
  expect(text).not.toContain('G800000');
  expect(text).toMatch(/期望完成日期\s+2026-12-15/);
  const topRight = textOf(pdf, '-f', '1', '-l', '1', '-x', '400', '-y', '0', '-W', '195', '-H', '140', '-r', '72');
  expect(topRight).toContain('2026112300011');
  expect(topRight).toContain('7KQ4MZRA');
});

it('R:C8 renders the booking form of the manual, one for each institution, with a QR code', async () => {
  const instrument = (serialNumber: string, quantity = 1) => ({
    name: '6041量器具',
    model: '3-990',
    serialNumber,
    quantity,
  });
  const data: BookingFormData = {
    number: '2018060400011',
    lookupUrl: certificate.lookupUrl,
    enterpriseName: '测试企业',
    submittedAt: '2018-06-04T03:59:03.000Z',
    remarks: '安全防护',
    parts: [
      { institutionName: '检定站甲', instruments: [instrument('804_003')] },
      {
        institutionName: '检定站乙',
        instruments: Array.from({ length: 60 }, (_, index) => instrument(`B${index + 1}`, 2)),
      },
    ],
  };
  const pdf = await renderBookingForm(data);
  const first = textOf(pdf, '-layout', '-f', '1', '-l', '1').replace(/ +/g, ' ');
  const compact = first.replace(/\s/g, '');
  expect(compact).toContain('强制检定器具预约单检定单位检定站甲企业名称测试企业');
  expect(compact).toContain('预约编号2018060400011预约时间2018-06-0411:59:03');
  expect(compact).toContain('序号器具名称规格型号出厂编号器具数量16041量器具3-990804_0031备注安全防护');
  expect(compact).not.toContain('检定站乙');
  const pages = pagesOf(pdf);
  expect(pages).toBeGreaterThan(2);
  const rest = textOf(pdf, '-f', '2');
  expect(rest.match(/出厂编号/g)).toHaveLength(pages - 1);
  expect(rest).toContain('B60');
  const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
  expect(sha(await renderBookingForm(data))).toBe(sha(pdf));
});

it('R:D1 returns a stored file unchanged, replaces it as a whole, and reports a missing one', async () => {
  const files = openFileStore({ folder });
  await files.put('certificates/JZ2026-000017.pdf', Buffer.from('one'));
  await files.put('certificates/JZ2026-000017.pdf', Buffer.from('two'));
  expect((await files.get('certificates/JZ2026-000017.pdf')).toString()).toBe('two');
  await expect(files.get('certificates/none.pdf')).rejects.toBeInstanceOf(FileMissing);
  await files.put('imports/empty.xlsx', Buffer.alloc(0));
  expect(await files.get('imports/empty.xlsx')).toHaveLength(0);
  // A disk that does not read is another fault than a file that is not there.
  mkdirSync(join(folder, 'imports/folder.xlsx'));
  const unread = await files.get('imports/folder.xlsx').catch((error: unknown) => error);
  expect(unread).toBeInstanceOf(Error);
  expect(unread).not.toBeInstanceOf(FileMissing);
});
