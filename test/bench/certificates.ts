/** Certificates beside a bare page of the same library, font and text; what verifying costs beside a bare static page. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pdfmake from 'pdfmake';
import { certificatePages, renderCertificate } from '../../documents/certificate.ts';
import { makeSeal, openSeal } from '../../documents/signature.ts';
import type { System } from '../../runtime/system.ts';
import { openDatabase } from '../../store/sql/database.ts';
import { CERTIFICATE } from '../support/certificate.ts';
import { openOffice, prepareDrafts, throughAllStages } from '../support/office.ts';
import { measure, type Row, row } from './measure.ts';

const TURNS = 5;
const at = new Date(CERTIFICATE.issuedAt);

interface Counts {
  readonly certificates: number;
  readonly verifications: number;
}

export async function benchCertificates(system: System, counts: Counts): Promise<Row[]> {
  return [await certificatesPerSecond(counts.certificates), ...(await verifying(system, counts.verifications))];
}

/** In this process alone: one core makes them. */
async function certificatesPerSecond(count: number): Promise<Row> {
  const seal = await openSeal(makeSeal('centre', 'secret'), 'secret', 'centre');
  const lookupUrl = 'https://hengzhun.test/verify?number=JZ2026-000017';
  const data = { ...CERTIFICATE, lookupUrl, sealImage: null };
  const ours = async () => seal.sign(await renderCertificate(data), at);
  await ours();
  // The same words as plain lines; the fonts are known from the first.
  const lines = wordsOf(certificatePages(data));
  const bare = () => {
    const content = lines.map((text, index) => ({ text, bold: index < 2 }));
    return pdfmake.createPdf({ defaultStyle: { font: 'NotoSansSC', fontSize: 9 }, content }).getBuffer();
  };
  await bare();
  const [made, floor]: [number[], number[]] = [[], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    floor.push((await measure(count, 1, async () => void (await bare()))).perSecond);
    made.push((await measure(count, 1, async () => void (await ours()))).perSecond);
  }
  return row('certificates with signature, one core', median(made), median(floor), 'certificates/s', 'higher', 0.5);
}

async function verifying(system: System, count: number): Promise<Row[]> {
  const db = openDatabase(system.ownerUrl);
  const page = Buffer.from(`<!doctype html><title>${'x'.repeat(500)}</title>`);
  const server = createServer((_, response) => response.setHeader('content-type', 'text/html').end(page));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const people = await openOffice(db, system.url);
    const [orderId = ''] = await prepareDrafts(db, people.enterprise, 1);
    await throughAllStages(people, orderId, (call) => call(crypto.randomUUID()));
    const { number } = await db('certificate').first<{ number: string }>('number');
    const bareUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const get = async (url: string, index: number) => {
      // From many addresses: one alone is slowed down.
      const headers = { 'x-forwarded-for': `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}` };
      const response = await fetch(url, { headers });
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`${url}: HTTP ${response.status}`);
    };
    let asked = 0;
    const p50 = async (url: string) => (await measure(count, 1, (_, command) => command(() => get(url, ++asked)))).p50;
    const verification = `${system.url}/verify?number=${number}`;
    await p50(verification);
    await p50(bareUrl);
    const [ours, floor]: [number[], number[]] = [[], []];
    for (let turn = 0; turn < TURNS; turn += 1) {
      floor.push(await p50(bareUrl));
      ours.push(await p50(verification));
    }
    return [row('page that verifies a certificate by its number, p50', median(ours), median(floor), 'ms', 'lower')];
  } finally {
    server.close();
    await db.destroy();
  }
}

/** Every text in a document’s definition, however deep. */
function wordsOf(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap((one) => (typeof one === 'string' ? one : wordsOf(one)));
  if (typeof node !== 'object' || node === null) return [];
  const { text, widths: _, ...rest } = node as { readonly text?: unknown; readonly widths?: unknown };
  return [...(typeof text === 'string' ? [text] : wordsOf(text)), ...wordsOf(Object.values(rest).filter(isDeep))];
}

const isDeep = (value: unknown) => typeof value === 'object';

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
