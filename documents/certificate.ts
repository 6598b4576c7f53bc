import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { THIS_CENTRE } from '../domain/contract/instrument.ts';
import type { Measurement } from '../domain/contract/measurement.ts';
import { CONCLUSIONS, type Conclusion, type InstrumentSnapshot } from '../domain/contract/order.ts';
import { errorOf } from '../domain/measurement.ts';
import { CERTIFICATE_KINDS, type CertificateKind } from '../domain/number.ts';
import { chineseDay, pageNumbers, print } from './printer.ts';

/** What stands on a certificate. Instants are ISO 8601, days YYYY-MM-DD. */
export interface CertificateData {
  readonly kind: CertificateKind;
  readonly number: string;
  readonly orderNumber: string;
  readonly issuedAt: string;
  readonly validUntil: string | null;
  readonly customer: { readonly name: string; readonly address: string };
  readonly instrument: InstrumentSnapshot;
  readonly conclusion: Conclusion;
  readonly measured: string;
  readonly reason: string;
  /** What was measured; null where the original record says it in words. */
  readonly measurement: Measurement | null;
  readonly recordedBy: string;
  readonly checkedBy: string;
  readonly issuedBy: string;
  /** Where the QR code leads. */
  readonly lookupUrl: string;
}

/** Makes the certificate of one instrument as a PDF; the same data gives the same bytes. */
export function renderCertificate(data: CertificateData): Promise<Buffer> {
  const kind = CERTIFICATE_KINDS[data.kind];
  return print(
    {
      info: { title: `${kind.zh} ${data.number}`, subject: data.instrument.name },
      footer: pageNumbers(`${kind.zh} ${data.number}`),
      content: [
        { text: THIS_CENTRE, alignment: 'center', fontSize: 16, bold: true },
        { text: kind.zh, alignment: 'center', fontSize: 26, bold: true, margin: [0, 18, 0, 0] },
        { text: kind.en, alignment: 'center', fontSize: 11, color: '#555555', margin: [0, 2, 0, 18] },
        heading(data),
        facts(data),
        section(`${WORK[data.kind]}结果 Results`),
        results(data),
        signatures(data),
        { text: NOTE, fontSize: 8, color: '#666666', margin: [0, 24, 0, 0] },
        // The first page says what it comes to and who answers for it; what was measured begins on the next.
        ...(data.measurement ? measured(data.measurement, WORK[data.kind]) : []),
      ],
    },
    new Date(data.issuedAt),
  );
}

/** What was done, in the words of each kind. */
const WORK: Readonly<Record<CertificateKind, string>> = {
  verification: '检定',
  verification_failure: '检定',
  calibration: '校准',
  test: '检测',
};

const section = (title: string) => ({
  text: title,
  bold: true,
  fontSize: 12,
  margin: [0, 16, 0, 6] as [number, number, number, number],
});

const NOTE =
  '说明：1. 本证书未经批准不得部分复制。2. 结果仅对所检器具有效。3. 扫描二维码可核对本证书的真伪，凭委托单号和密码可在查询页面下载。';

function heading(data: CertificateData): Content {
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
          { text: [{ text: '委托单号 Order  ', color: '#555555' }, data.orderNumber], margin: [0, 4, 0, 0] },
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

/** Conditions, standards and points; the heads of tables stand on every page that they run over. */
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

function signatures({ kind, recordedBy, checkedBy, issuedBy }: CertificateData): Content {
  const person = (label: string, name: string): Content => ({ text: [{ text: `${label}  `, color: '#555555' }, name] });
  return {
    unbreakable: true,
    margin: [0, 28, 0, 0],
    columns: [person(WORK[kind], recordedBy), person('核验', checkedBy), person('签发', issuedBy)],
  };
}
