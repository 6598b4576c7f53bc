import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { pageNumbers, print, stampOf } from './printer.ts';

/** The content of the booking form of mandatory verification (manual §4.3). */
export interface BookingFormData {
  readonly number: string;
  /** The address in the QR code: with the number, never the password. */
  readonly lookupUrl: string;
  readonly enterpriseName: string;
  /** ISO 8601. */
  readonly submittedAt: string;
  readonly remarks: string;
  /** One form for each institution. */
  readonly parts: readonly {
    readonly institutionName: string;
    readonly instruments: readonly {
      readonly name: string;
      readonly model: string;
      readonly serialNumber: string;
      readonly quantity: number;
    }[];
  }[];
}

/** Makes the booking forms 强制检定器具预约单, each on pages of its own; equal data result in equal bytes. */
export function renderBookingForm(data: BookingFormData): Promise<Buffer> {
  return print(
    {
      info: { title: `强制检定器具预约单 ${data.number}` },
      footer: pageNumbers(`强制检定器具预约单 ${data.number}`),
      content: data.parts.map((part, index) => form(data, part, index > 0)),
    },
    new Date(data.submittedAt),
  );
}

function form(data: BookingFormData, part: BookingFormData['parts'][number], onNewPage: boolean): Content {
  return {
    ...(onNewPage ? { pageBreak: 'before' } : {}),
    stack: [
      {
        columns: [
          { text: '强制检定器具预约单', fontSize: 20, bold: true, alignment: 'center', margin: [66, 18, 0, 0] },
          { qr: data.lookupUrl, fit: 66, width: 'auto', eccLevel: 'M' },
        ],
        margin: [0, 0, 0, 12],
      },
      table(data, part),
    ],
  };
}

const label = (text: string): TableCell => ({ text, bold: true, alignment: 'center', fillColor: '#eef2f5' });

function table(data: BookingFormData, { institutionName, instruments }: BookingFormData['parts'][number]): Content {
  return {
    table: {
      headerRows: 3,
      dontBreakRows: true,
      widths: [60, '*', 110, 110, 60],
      body: [
        [label('检定单位'), institutionName, label('企业名称'), { text: data.enterpriseName, colSpan: 2 }, ''],
        [label('预约编号'), data.number, label('预约时间'), { text: stampOf(data.submittedAt), colSpan: 2 }, ''],
        ['序号', '器具名称', '规格型号', '出厂编号', '器具数量'].map(label),
        ...instruments.map((one, index): TableCell[] => [
          { text: String(index + 1), alignment: 'center' },
          one.name,
          one.model,
          one.serialNumber,
          { text: String(one.quantity), alignment: 'center' },
        ]),
        [label('备注'), { text: data.remarks || '无', colSpan: 4 }, '', '', ''],
      ],
    },
    layout: {
      hLineWidth: () => 0.5,
      vLineWidth: () => 0.5,
      hLineColor: () => '#666666',
      vLineColor: () => '#666666',
      paddingTop: () => 5,
      paddingBottom: () => 5,
    },
  };
}
