/** Trusted time stamps: the request, the checks, and the message when there is no stamp (requirement D6). */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ContentInfo, SignedData } from 'pkijs';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { print } from '../../documents/printer.ts';
import { makeSeal, openSeal, type Seal } from '../../documents/signature.ts';
import { certificatesIn, timeStampBy } from '../../documents/time-stamp.ts';
import { needProgram } from '../support/programs.ts';
import { startTsa, type Tsa } from '../support/tsa.ts';

const at = new Date('2026-11-23T08:00:00Z');
let folder: string;
let tsa: Tsa;
let p12: Buffer;
let pdf: Buffer;

beforeAll(async () => {
  needProgram('pdftotext');
  folder = mkdtempSync(join(tmpdir(), 'hengzhun-stamps-'));
  tsa = await startTsa();
  p12 = makeSeal('鄂尔多斯市检验检测中心', 'secret', at);
  pdf = await print({ content: '校准证书' }, at);
});
beforeEach(() => {
  tsa.manner = 'grants';
  tsa.credentials = null;
});
afterAll(async () => {
  await tsa.close();
  rmSync(folder, { recursive: true, force: true });
});

const sealWith = (address: string, patience?: number, { root } = tsa): Promise<Seal> =>
  openSeal(p12, 'secret', '鄂尔多斯市检验检测中心', timeStampBy(address, certificatesIn(root), patience));

/** The signature in a PDF and the token that stamps it. */
function stampOf(signed: Buffer) {
  const hex = /\/Contents <([0-9a-f]+)>/.exec(signed.toString('latin1'))?.[1] ?? '';
  const data = new SignedData({ schema: ContentInfo.fromBER(new Uint8Array(Buffer.from(hex, 'hex'))).content });
  const [signer] = data.signerInfos;
  const [attribute] = signer?.unsignedAttrs?.attributes ?? [];
  return {
    signature: Buffer.from(signer?.signature.valueBlock.valueHexView ?? []),
    oid: attribute?.type,
    token: Buffer.from(attribute?.values[0].toBER() ?? []),
  };
}

it('R:D6 adds a time stamp that another program accepts for this signature only; the PDF stays valid', async () => {
  const signed = await (await sealWith(tsa.url)).sign(pdf, at);
  const { signature, oid, token } = stampOf(signed);
  expect(oid).toBe('1.2.840.113549.1.9.16.2.14');
  expect(tsa.accepts(token, signature)).toBe(true);
  expect(tsa.accepts(token, Buffer.from(signature).fill(0, 0, 1))).toBe(false);
  const file = join(folder, 'signed.pdf');
  writeFileSync(file, signed);
  const said = execFileSync('sh', ['-c', 'pdfsig "$1" || true', 'sh', file]).toString();
  expect(said).toContain('Signature Type: ETSI.CAdES.detached');
  expect(said).toContain('Signature Validation: Signature is Valid.');
  expect(said).toContain('Total document signed');
});

it('R:D6 sends user and password of the address to the service, and to nobody else', async () => {
  tsa.credentials = 'centre:se cret';
  const given = tsa.url.replace('http://', 'http://centre:se%20cret@');
  expect(stampOf(await (await sealWith(given)).sign(pdf, at)).token.length).toBeGreaterThan(0);
  await expect((await sealWith(tsa.url)).sign(pdf, at)).rejects.toThrow(/拒绝了请求（HTTP 401）.*TSA_URL/);
  tsa.manner = 'is silent';
  await expect((await sealWith(given, 200)).sign(pdf, at)).rejects.not.toThrow(/se.*cret/);
});

it.each([
  ['refuses', /没有出具时间戳/],
  ['is silent', /1秒内没有应答/],
  ['is a web page', /应答无法识别/],
  ['is broken', /HTTP 503/],
  ['repeats', /不是对本次请求的应答/],
  ['forges', /签名不正确|签名无法验证/],
] as const)('R:D6 R:E5 seals no certificate when the time-stamping service %s, and says why', async (manner, words) => {
  const seal = await sealWith(tsa.url, manner === 'is silent' ? 1_000 : undefined);
  await seal.sign(pdf, at);
  tsa.manner = manner;
  await expect(seal.sign(pdf, at)).rejects.toThrow(words);
  tsa.manner = 'grants';
  expect(stampOf(await seal.sign(pdf, at)).token.length).toBeGreaterThan(0);
});

it('R:D6 seals no certificate with a stamp of a service that no configured root vouches for', async () => {
  const other = await startTsa();
  try {
    await expect((await sealWith(tsa.url, undefined, other)).sign(pdf, at)).rejects.toThrow(/请核对 TSA_CA/);
    const both = { ...tsa, root: `${other.root}\n${tsa.root}` };
    expect((await (await sealWith(tsa.url, undefined, both)).sign(pdf, at)).length).toBeGreaterThan(0);
  } finally {
    await other.close();
  }
  expect(() => certificatesIn('no certificate')).toThrow(/PEM/);
});

it('R:D6 R:E5 seals no certificate when the time-stamping service is down, and says what to check', async () => {
  const placeholder = createServer().listen(0, '127.0.0.1');
  const port = await new Promise<number>((resolve) =>
    placeholder.once('listening', () => resolve((placeholder.address() as { port: number }).port)),
  );
  await new Promise((resolve) => placeholder.close(resolve));
  const sealing = (await sealWith(`http://127.0.0.1:${port}`)).sign(pdf, at);
  await expect(sealing).rejects.toThrow(/^时间戳服务无法连接，请检查 TSA_URL 和网络。.*cannot be reached/);
});
