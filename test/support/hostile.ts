/** Inputs that are made to stop the house: what is sent, and what the answer must be. For tests and benchmarks. */
import { once } from 'node:events';
import { connect } from 'node:net';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import sharp from 'sharp';
import { pathOf } from '../../domain/contract/client.ts';
import { XLSX } from '../../domain/contract/endpoints/media-types.ts';
import { type EndpointName, endpointDefinition } from '../../domain/contract/endpoints.ts';
import { LEDGER_COLUMNS } from '../../domain/ledger-column.ts';
import { IMPORT_STATES, type ImportState } from '../../domain/ledger-import.ts';
import { pause } from '../../runtime/process.ts';
import type { SessionClient } from '../../runtime/session-client.ts';
import { zipOf } from '../api/support/zip.ts';

export interface HostileWorld {
  readonly url: string;
  readonly customer: SessionClient;
  readonly technician: SessionClient;
  /** A submitted order of the customer, and its share. */
  readonly orderId: string;
  readonly shareId: string;
}

export interface Hostile {
  readonly name: string;
  /** Sends it; returns what was answered, e.g. `413 file_too_large` or `200`. */
  send(world: HostileWorld): Promise<string>;
  readonly answer: string | RegExp;
  /** The work takes seconds: others are answered before it is done. */
  readonly long?: true;
}

const MEGABYTE = 1024 * 1024;
const JSON_TYPE = { 'content-type': 'application/json' };

async function told(response: Response): Promise<string> {
  const text = await response.text();
  if (response.ok) return String(response.status);
  const type = /problems\/(\w+)/.exec(text)?.[1] ?? '';
  return `${response.status} ${type}`;
}

/** Every visitor has an address of their own: the server trusts the proxy on this machine. */
let visitors = 0;
const nextAddress = () =>
  `10.${Math.floor(visitors / 62_500)}.${Math.floor(visitors / 250) % 250}.${(visitors++ % 250) + 1}`;

interface Sent {
  /** Of a visitor; by default a new one. */
  readonly from?: string;
  readonly as?: SessionClient;
  readonly params?: Record<string, string>;
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
}

async function ask(
  { url }: HostileWorld,
  name: EndpointName,
  { as, from, params, headers, body }: Sent,
): Promise<Response> {
  return fetch(url + pathOf(name, params), {
    method: endpointDefinition(name).method.toUpperCase(),
    headers: { ...(as ? { cookie: as.cookie } : { 'x-forwarded-for': from ?? nextAddress() }), ...headers },
    ...(body === undefined ? {} : { body }),
    ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
  } as RequestInit);
}

const askTold = async (...asked: Parameters<typeof ask>) => told(await ask(...asked));

function formOf(bytes: Buffer | string, fields: readonly (readonly [string, string])[] = []): FormData {
  const form = new FormData();
  for (const [name, value] of fields) form.append(name, value);
  form.set('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), 'file');
  return form;
}

/** Several at once; the different answers in order. */
async function many(count: number, once: (index: number) => Promise<string>): Promise<string> {
  const all = await Promise.all(Array.from({ length: count }, (_, index) => once(index)));
  return [...new Set(all)].sort().join(', ');
}

/** Distinct certificate numbers, to the size. */
function numbers(bytes: number): Buffer {
  const lines: string[] = [];
  for (let length = 0, index = 0; length < bytes; index += 1) {
    const line = `JZ2026-${String(index % 1_000_000).padStart(6, '0')} `;
    lines.push(line);
    length += line.length;
  }
  return Buffer.from(lines.join('').slice(0, bytes));
}

/** Half of a form, whose rest never comes; ends with what is answered meanwhile. */
async function halfSent({ url }: HostileWorld, path: string, bytes: number, wait: number): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (piece) => {
    answer += piece;
  });
  socket.on('error', () => undefined);
  const head = '--b\r\ncontent-disposition: form-data; name="file"; filename="a"\r\n\r\n';
  socket.write(
    `POST ${path} HTTP/1.1\r\nhost: ${hostname}\r\ncontent-type: multipart/form-data; boundary=b\r\nx-forwarded-for: ${nextAddress()}\r\ncontent-length: ${bytes}\r\n\r\n${head}`,
  );
  socket.write(Buffer.alloc(bytes / 2));
  // A connection that is cut says so by an error.
  const answered = once(socket, 'data').catch(() => undefined);
  await Promise.race([answered, once(socket, 'close').catch(() => undefined), pause(wait)]);
  await pause(100);
  socket.destroy();
  const [, status = ''] = /^HTTP\/1\.1 (\d+)/.exec(answer) ?? [];
  return status === '' ? 'none' : `${status} ${/problems\/(\w+)/.exec(answer)?.[1] ?? ''}`;
}

/** A PNG of this size whose pixels, all black, are packed a thousand to one. */
function imageOf(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data]);
    const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    check.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, check]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // One bit of grey a pixel.
  header.writeUInt8(1, 8);
  const pixels = deflateSync(Buffer.alloc(height * (1 + Math.ceil(width / 8))), { level: 1 });
  const parts = [chunk('IHDR', header), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...parts]);
}

// Workbooks, part by part.

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

interface Parts {
  readonly sheet?: string;
  readonly strings?: string;
  readonly styles?: string;
  readonly sheets?: number;
}

function workbook({ sheet = '', strings = '', styles = '', sheets = 1 }: Parts): Buffer {
  const names = Array.from(
    { length: sheets },
    (_, index) => `<sheet name="S${index}" sheetId="${index + 1}" r:id="r1"/>`,
  );
  const part = (text: string) => Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${text}`);
  return zipOf({
    'xl/workbook.xml': part(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names.join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': part(
      `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/styles.xml': part(`<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`),
    'xl/sharedStrings.xml': part(`<sst xmlns="${MAIN}">${strings}</sst>`),
    'xl/worksheets/sheet1.xml': part(`<worksheet xmlns="${MAIN}"><sheetData>${sheet}</sheetData></worksheet>`),
  });
}

const cells = (row: number, texts: readonly string[], style = '') =>
  `<row r="${row}">${texts
    .map(
      (text, index) =>
        `<c r="${String.fromCharCode(65 + index)}${row}" t="inlineStr"${style}><is><t xml:space="preserve">${text}</t></is></c>`,
    )
    .join('')}</row>`;

const LEDGER_HEADINGS = cells(
  1,
  LEDGER_COLUMNS.general.map(({ heading }) => heading),
);
const RESULT_HEADINGS = cells(1, ['出厂编号', '结论']);

const results = (world: HostileWorld, bytes: Buffer) =>
  askTold(world, 'readResults', { as: world.technician, params: { shareId: world.shareId }, body: formOf(bytes) });

/** Imports the workbook; the state in which the import ends or waits for its owner. */
async function imported(world: HostileWorld, bytes: Buffer): Promise<string> {
  const response = await ask(world, 'startImport', { as: world.customer, body: formOf(bytes) });
  if (!response.ok) return told(response);
  const { id } = (await response.json()) as { id: string };
  for (;;) {
    const { state } = await world.customer.call('getImport', { params: { importId: id } });
    if (IMPORT_STATES[state].ended || state === ('checked' satisfies ImportState)) return state;
    await pause(100);
  }
}

const repeated = (text: string, bytes: number) => text.repeat(Math.ceil(bytes / text.length));
const UNREADABLE = '422 workbook_unreadable';

export const HOSTILE: readonly Hostile[] = [
  {
    name: 'a file for verification with 140,000 certificate numbers',
    send: (world) => askTold(world, 'verifyCertificateFile', { body: formOf(numbers(1.9 * MEGABYTE)) }),
    answer: '200',
  },
  {
    name: 'a file for verification that almost has certificate numbers everywhere',
    send: (world) =>
      askTold(world, 'verifyCertificateFile', { body: formOf(repeated('JZ\x002\x00026-00000', 1.9 * MEGABYTE)) }),
    answer: '200',
  },
  {
    name: 'a file for verification of 19 MB',
    send: (world) => askTold(world, 'verifyCertificateFile', { body: formOf(numbers(19 * MEGABYTE)) }),
    answer: '413 file_too_large',
  },
  {
    name: 'a file for verification that does not say how long it is',
    async send(world) {
      const form = new Response(formOf(numbers(5 * MEGABYTE)));
      const headers = { 'content-type': form.headers.get('content-type') ?? '' };
      return askTold(world, 'verifyCertificateFile', { headers, body: form.body as unknown as BodyInit });
    },
    answer: '413 file_too_large',
  },
  {
    name: 'a picture of 19 MB',
    send: (world) => askTold(world, 'upload', { body: formOf(Buffer.alloc(19 * MEGABYTE)) }),
    answer: '413 file_too_large',
  },
  {
    name: 'a small picture of 400 million pixels',
    send: (world) => askTold(world, 'upload', { body: formOf(imageOf(20_000, 20_000)) }),
    answer: '422 upload_broken',
  },
  {
    name: 'a picture of 49 million pixels, eight times at once',
    async send(world) {
      const bytes = imageOf(7_000, 7_000);
      return many(8, () => askTold(world, 'upload', { body: formOf(bytes) }));
    },
    answer: '201',
    long: true,
  },
  {
    name: 'a picture that ends in the middle',
    async send(world) {
      const size = {
        width: 900,
        height: 900,
        channels: 3 as const,
        noise: { type: 'gaussian' as const, mean: 99, sigma: 40 },
        background: 'red',
      };
      const bytes = await sharp({ create: size }).jpeg().toBuffer();
      return askTold(world, 'upload', { body: formOf(bytes.subarray(0, bytes.length / 2)) });
    },
    answer: '422 upload_broken',
  },
  {
    name: 'a drawing whose entities multiply',
    async send(world) {
      const entities = Array.from({ length: 9 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`);
      const svg = `<!DOCTYPE svg [<!ENTITY e0 "x">${entities.join('')}]><svg xmlns="http://www.w3.org/2000/svg"><text>&e9;</text></svg>`;
      return askTold(world, 'upload', { body: formOf(svg) });
    },
    answer: '422 upload_type',
  },
  {
    name: 'forty pictures of which half is sent',
    async send(world) {
      const answers = await many(40, () => halfSent(world, '/api/uploads', 4 * MEGABYTE, 1_500));
      // The connections have been ended here; when the server knows it, there is room for others again.
      while ((await askTold(world, 'upload', { body: formOf('x'.repeat(20_000)) })) === '503 busy') await pause(50);
      return answers;
    },
    answer: '503 busy, none',
  },
  {
    name: 'a form with a thousand fields',
    async send(world) {
      const fields = Array.from({ length: 1_000 }, (_, index) => [`f${index}`, 'x'] as const);
      return askTold(world, 'upload', { body: formOf('x', fields) });
    },
    answer: '422 file_required',
  },
  {
    name: 'a form with a text of a megabyte',
    send: (world) => askTold(world, 'upload', { body: formOf('x', [['text', 'x'.repeat(MEGABYTE)]]) }),
    answer: '422 file_required',
  },
  {
    name: 'a visitor’s JSON of 4 MB',
    send: (world) =>
      askTold(world, 'lookUpOrder', { headers: JSON_TYPE, body: JSON.stringify({ number: 'x'.repeat(4 * MEGABYTE) }) }),
    answer: '413 request_too_large',
  },
  {
    name: 'a visitor’s JSON nested thirty thousand times',
    send: (world) =>
      askTold(world, 'lookUpOrder', { headers: JSON_TYPE, body: '['.repeat(30_000) + ']'.repeat(30_000) }),
    answer: '413 request_too_large',
  },
  {
    name: 'results of a million nothings',
    send: (world) =>
      askTold(world, 'recordResults', {
        as: world.technician,
        params: { shareId: world.shareId },
        headers: JSON_TYPE,
        body: `{"results":[${'{},'.repeat(1_000_000)}{}]}`,
      }),
    answer: '413 request_too_large',
  },
  {
    name: 'results of seventy thousand nothings',
    send: (world) =>
      askTold(world, 'recordResults', {
        as: world.technician,
        params: { shareId: world.shareId },
        headers: JSON_TYPE,
        body: `{"results":[${'{},'.repeat(70_000)}{}]}`,
      }),
    answer: '422 invalid_input',
  },
  {
    name: 'an order with a hundred thousand instruments',
    send: (world) =>
      askTold(world, 'createOrder', {
        as: world.customer,
        headers: JSON_TYPE,
        body: JSON.stringify({ kind: 'general', instrumentIds: Array(100_000).fill('') }),
      }),
    answer: '413 request_too_large',
  },
  {
    name: 'a workbook of 100 MB of shared texts in 100 kB',
    send: (world) => results(world, workbook({ strings: `<si><t>${'x'.repeat(99_900)}</t></si>`.repeat(1_000) })),
    answer: UNREADABLE,
  },
  {
    name: 'a workbook of 400,000 shared texts',
    send: (world) => {
      const strings = Array.from({ length: 400_000 }, (_, index) => `<si><t>${index.toString(36)}</t></si>`).join('');
      return results(world, workbook({ strings, sheet: RESULT_HEADINGS }));
    },
    answer: UNREADABLE,
    long: true,
  },
  {
    name: 'a workbook whose sheet repeats itself',
    send: (world) => results(world, workbook({ sheet: RESULT_HEADINGS + repeated('<row></row>', 40 * MEGABYTE) })),
    answer: UNREADABLE,
  },
  {
    name: 'a workbook with two million blank rows',
    send: (world) => results(world, workbook({ sheet: RESULT_HEADINGS + repeated('<row/>', 7.9 * MEGABYTE) })),
    answer: UNREADABLE,
    long: true,
  },
  {
    name: 'a workbook of elements in elements',
    send: (world) => results(world, workbook({ sheet: repeated('<a>', 7 * MEGABYTE) })),
    answer: UNREADABLE,
  },
  {
    name: 'a workbook of elements in elements behind a quoted end',
    send: (world) => results(world, workbook({ sheet: repeated('<a b="/>">', 7 * MEGABYTE) })),
    answer: UNREADABLE,
  },
  {
    name: 'a workbook with one shared text of half a million runs',
    send: (world) => results(world, workbook({ strings: `<si>${repeated('<r><t>a</t></r>', 7 * MEGABYTE)}</si>` })),
    answer: UNREADABLE,
  },
  {
    name: 'a workbook with one cell of a million pieces',
    send: (world) =>
      results(
        world,
        workbook({ sheet: `<row r="1"><c r="A1" t="str"><v>${repeated('a<x/>', 7.9 * MEGABYTE)}</v></c></row>` }),
      ),
    answer: UNREADABLE,
  },
  {
    name: 'a workbook with a text longer than a cell can be',
    send: (world) => results(world, workbook({ sheet: RESULT_HEADINGS + cells(2, ['x'.repeat(40_000)]) })),
    answer: UNREADABLE,
  },
  {
    name: 'a workbook with a text without an end',
    send: (world) => results(world, workbook({ sheet: `<row r="1"><c r="A1" t="str"><v>${'x'.repeat(2 * MEGABYTE)}` })),
    answer: UNREADABLE,
  },
  {
    name: 'a workbook with a number of 400 decimals',
    send: (world) =>
      results(
        world,
        workbook({
          styles: `<numFmts count="1"><numFmt numFmtId="200" formatCode="0.${'0'.repeat(400)}"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs>`,
          sheet: `${RESULT_HEADINGS}<row r="2"><c r="A2" s="1"><v>1.5</v></c></row>`,
        }),
      ),
    answer: '422 invalid_input',
  },
  {
    name: 'a workbook of 40 MB of styles',
    send: (world) => results(world, workbook({ styles: repeated('<xf numFmtId="0"/>', 40 * MEGABYTE) })),
    answer: UNREADABLE,
  },
  {
    name: 'a workbook that names its one sheet a thousand times',
    send: (world) =>
      results(
        world,
        workbook({ sheets: 1_000, sheet: RESULT_HEADINGS + repeated(cells(2, ['1', '2']), 5 * MEGABYTE) }),
      ),
    answer: UNREADABLE,
    long: true,
  },
  {
    name: 'an archive of five thousand files',
    send: (world) => {
      const files = Object.fromEntries(
        Array.from({ length: 5_000 }, (_, index) => [`xl/${index}.xml`, Buffer.from('x')]),
      );
      return results(world, zipOf({ 'xl/workbook.xml': Buffer.from('x'), ...files }));
    },
    answer: UNREADABLE,
  },
  {
    name: 'an archive that has more than it says',
    send: (world) => {
      const deflated = deflateRawSync(Buffer.alloc(300 * MEGABYTE, ' '), { level: 1 });
      return results(
        world,
        zipOf({ 'xl/workbook.xml': Buffer.from('<x/>') }, [
          { name: 'xl/worksheets/sheet1.xml', deflated, size: 1_000 },
        ]),
      );
    },
    answer: UNREADABLE,
  },
  {
    name: 'the import of a workbook of 100 MB of shared texts',
    send: (world) => imported(world, workbook({ strings: `<si><t>${'x'.repeat(99_900)}</t></si>`.repeat(1_000) })),
    answer: 'refused',
  },
  {
    name: 'the import of 150,000 shared texts and no row',
    send: (world) => {
      const strings = Array.from({ length: 150_000 }, (_, index) => `<si><t>文${index.toString(36)}</t></si>`).join('');
      return imported(world, workbook({ strings }));
    },
    answer: 'refused',
    long: true,
  },
  {
    name: 'the import of cells with thousands of spaces before no unit',
    send: (world) => {
      const texts = LEDGER_COLUMNS.general.map(({ field }) =>
        field === 'daysAhead' ? `1${' '.repeat(30_000)}x` : 'x',
      );
      const rows = Array.from({ length: 20 }, (_, index) => cells(index + 2, texts));
      return imported(world, workbook({ sheet: LEDGER_HEADINGS + rows.join('') }));
    },
    answer: 'checked',
  },
  {
    name: 'twenty slips at once',
    send: (world) =>
      many(20, () => askTold(world, 'printOrderSlip', { as: world.customer, params: { orderId: world.orderId } })),
    answer: '200',
    long: true,
  },
  {
    name: 'twenty public workbooks at once',
    async send(world) {
      const from = nextAddress();
      return many(20, () => askTold(world, 'listPublicKinds', { from, headers: { accept: XLSX } }));
    },
    answer: '200, 429 too_many_attempts',
    long: true,
  },
  {
    name: 'thirty live updates of one person',
    async send(world) {
      const ended = new AbortController();
      const open = async () => {
        const response = await fetch(world.url + pathOf('streamMessages'), {
          headers: { cookie: world.customer.cookie },
          signal: ended.signal,
        });
        return response.ok ? '200' : told(response);
      };
      const answer = await many(30, open);
      ended.abort();
      return answer;
    },
    answer: '200, 429 too_many_attempts',
  },
  {
    name: 'forty imports at once',
    send: (world) => many(40, () => askTold(world, 'startImport', { as: world.customer, body: formOf('x') })),
    answer: /429 too_many_attempts/,
  },
];
