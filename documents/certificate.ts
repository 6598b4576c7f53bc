import type { Attachment, Content, TableCell } from 'pdfmake/interfaces.js';
import { type CertificateContent, WORK } from '../domain/certificate.ts';
import type { Measurement } from '../domain/contract/measurement.ts';
import { CONCLUSIONS } from '../domain/contract/result.ts';
import { errorOf } from '../domain/measurement.ts';
import { CERTIFICATE_KINDS } from '../domain/number.ts';
import { certificateXml } from './digital/dcc.ts';
import { chineseDay, pageNumbers, print } from './printer.ts';

/** The data of a certificate's PDF. */
export interface CertificateData extends CertificateContent {
  /** The address in the QR code. */
  readonly lookupUrl: string;
  /** The seal of the institution 专用章, PNG; null if it has none. */
  readonly sealImage: Buffer | null;
}

/**
 * Makes the certificate of one instrument as a PDF with its digital form attached; equal data result in equal bytes.
 */
export function renderCertificate(data: CertificateData): Promise<Buffer> {
  const kind = CERTIFICATE_KINDS[data.kind];
  return print(
    {
      files: { digital: attachment(data) },
      info: { title: `${kind.zh} ${data.number}`, subject: data.instrument.name },
      footer: pageNumbers(`${kind.zh} ${data.number}`),
      content: certificatePages(data),
    },
    new Date(data.issuedAt),
  );
}

/** The content of the pages, in order. */
export function certificatePages(data: CertificateData): Content[] {
  const kind = CERTIFICATE_KINDS[data.kind];
  return [
    { text: data.institution.name, alignment: 'center', fontSize: 16, bold: true },
    { text: kind.zh, alignment: 'center', fontSize: 26, bold: true, margin: [0, 12, 0, 0] },
    { text: kind.en, alignment: 'center', fontSize: 11, color: '#555555', margin: [0, 2, 0, 10] },
    heading(data),
    facts(data),
    section(`${WORK[data.kind]}结果 Results`),
    results(data),
    signatures(data),
    // The first page has the conclusion and the people responsible; the measurements begin on the next page.
    ...(data.measurement ? measured(data.measurement, WORK[data.kind]) : []),
  ];
}

/** Attached, so that everybody who has the PDF has both forms, and the signature covers both. */
function attachment(data: CertificateContent): Attachment {
  return {
    src: `data:text/xml;base64,${certificateXml(data).toString('base64')}`,
    name: `${data.number}.xml`,
    description: 'Digital Calibration Certificate',
  };
}

const section = (title: string) => ({
  text: title,
  bold: true,
  fontSize: 12,
  margin: [0, 16, 0, 6] as [number, number, number, number],
});

const NOTE =
  '说明：1. 本证书未经批准不得部分复制。\n2. 结果仅对所检器具有效。\n3. 扫描二维码可核对真伪，凭委托单号和密码可在查询页面下载。\n4. 附件为同一内容的数字校准证书（XML）。';

function heading(data: CertificateData): Content {
  const line = (label: string, value: string): Content => ({
    text: [{ text: `${label}  `, color: '#555555' }, value],
    margin: [0, 4, 0, 0],
  });
  return {
    columns: [
      {
        stack: [
          {
            text: [
              { text: '证书编号 No.  ', color: '#555555' },
              { text: data.number, bold: true, fontSize: 12 },
            ],
          },
          line('委托单号 Order', data.orderNumber),
          ...(data.replaces ? [line('代替证书 Replaces', data.replaces)] : []),
        ],
        margin: [0, 14, 0, 0],
      },
      { qr: data.lookupUrl, fit: 72, width: 'auto', eccLevel: 'M' },
    ],
    margin: [0, 0, 0, 12],
  };
}

function facts({ customer, instrument, issuedAt, validUntil }: CertificateData): Content {
  return grid([
    ['委托单位', customer.name],
    ['地址', customer.address || '—'],
    ['器具名称', instrument.name],
    ['型号规格', instrument.model],
    ['测量范围', instrument.measuringRange],
    ['准确度等级', instrument.accuracyClass],
    ['出厂编号', instrument.serialNumber],
    ['器具编号', instrument.instrumentNumber],
    ['生产厂家', instrument.manufacturer],
    ['签发日期', chineseDay(issuedAt)],
    ['有效期至', validUntil ? chineseDay(`${validUntil}T00:00:00+08:00`) : '—'],
  ]);
}

function results({ conclusion, measured, reason, measurement }: CertificateData): Content {
  const said = measured || (measurement?.points.length ? '' : '详见原始记录');
  return grid([
    ['结论', CONCLUSIONS[conclusion].zh],
    ...(said ? ([['检测数据', said]] as const) : []),
    ...(reason ? ([['说明', reason]] as const) : []),
  ]);
}

/** Conditions, standards and points; table headings are repeated on every page. */
function measured(
  { performedOn, place, temperature, humidity, standards, points }: Measurement,
  work: string,
): Content[] {
  const environment = [temperature && `温度 ${temperature} ℃`, humidity && `相对湿度 ${humidity} %RH`].filter(Boolean);
  return [
    { ...section(`${work}条件 Conditions`), pageBreak: 'before' },
    grid([
      [`${work}日期`, chineseDay(`${performedOn}T00:00:00+08:00`)],
      [`${work}地点`, place || '—'],
      ['环境条件', environment.join('，') || '—'],
    ]),
    ...(standards.length > 0
      ? [
          section('使用的计量标准器 Measurement standards'),
          table(
            ['名称', '编号', '准确度等级/不确定度', '溯源证书号', '溯源机构', '有效期至'],
            ['*', 'auto', 'auto', 'auto', '*', 'auto'],
            standards.map((one) => [
              one.name,
              one.serialNumber,
              one.accuracy || '—',
              one.certificateNumber,
              one.traceableTo,
              one.validUntil,
            ]),
          ),
        ]
      : []),
    ...(points.length > 0
      ? [
          section(`${work}数据 Measured values`),
          table(
            ['检测项目', '单位', '标准值', '示值', '示值误差', '最大允许误差', '扩展不确定度(k=2)'],
            ['*', 36, '*', '*', '*', '*', '*'],
            points.map((point) => [
              point.quantity || '示值',
              point.unit || '—',
              point.reference,
              point.indication,
              errorOf(point) ?? '—',
              point.mpe ? `±${point.mpe.replace(/^[-+]/, '')}` : '—',
              point.uncertainty || '—',
            ]),
          ),
        ]
      : []),
    { text: '—— 以下空白 ——', alignment: 'center', color: '#666666', margin: [0, 12, 0, 0] },
  ];
}

const LINES = {
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  hLineColor: () => '#999999',
  vLineColor: () => '#999999',
  paddingTop: () => 4,
  paddingBottom: () => 3,
};

function table(
  headings: readonly string[],
  widths: ('*' | 'auto' | number)[],
  rows: readonly (readonly string[])[],
): Content {
  return {
    fontSize: 9,
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths,
      body: [
        headings.map((text): TableCell => ({ text, bold: true, fillColor: '#f0f0f0' })),
        ...rows.map((row) => row.map((text): TableCell => ({ text }))),
      ],
    },
    layout: LINES,
  };
}

function grid(rows: readonly (readonly [string, string])[]): Content {
  return {
    table: {
      widths: [84, '*'],
      body: rows.map(([label, value]): TableCell[] => [{ text: label, color: '#555555' }, { text: value }]),
    },
    layout: LINES,
  };
}

/** The people responsible; the seal covers the name and date of the institution. */
function signatures({
  kind,
  recordedBy,
  checkedBy,
  issuedBy,
  institution,
  issuedAt,
  sealImage,
}: CertificateData): Content {
  const person = (label: string, name: string): Content => ({ text: [{ text: `${label}  `, color: '#555555' }, name] });
  return {
    unbreakable: true,
    margin: [0, 20, 0, 0],
    stack: [
      { columns: [person(WORK[kind], recordedBy), person('核验', checkedBy), person('签发', issuedBy)] },
      {
        margin: [0, 30, 0, 0],
        columnGap: 16,
        columns: [
          { width: '*', text: NOTE, fontSize: 8, color: '#666666' },
          {
            width: ISSUER,
            alignment: 'center',
            stack: [
              institution.name,
              { text: chineseDay(issuedAt), margin: [0, 4, 0, 0] },
              ...(sealImage ? [sealOver(sealImage)] : []),
            ],
          },
        ],
      },
    ],
  };
}

/** Width of the institution's block, in points. */
const ISSUER = 220;
/** In points: 40 mm, the size of such seals. */
const SEAL = 113.4;

function sealOver(image: Buffer): Content {
  return {
    image: `data:image/png;base64,${image.toString('base64')}`,
    width: SEAL,
    alignment: 'left',
    relativePosition: { x: (ISSUER - SEAL) / 2, y: -SEAL * 0.65 },
  };
}
