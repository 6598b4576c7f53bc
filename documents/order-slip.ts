import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { THIS_CENTRE } from '../domain/contract/instrument.ts';
import { DELIVERY_MODES, type DeliveryMode } from '../domain/stage.ts';
import { chineseMinute, pageNumbers, print } from './printer.ts';

/** What stands on an order slip (manual part 1). */
export interface OrderSlipData {
  readonly number: string;
  readonly password: string;
  /** Where the QR code leads: the number, never the password. */
  readonly lookupUrl: string;
  readonly enterpriseName: string;
  readonly contactName: string;
  readonly contactMobile: string;
  /** ISO 8601. */
  readonly submittedAt: string;
  readonly rows: readonly {
    readonly name: string;
    readonly model: string;
    readonly serialNumber: string;
    readonly deliveryMode: DeliveryMode;
  }[];
  readonly remarks: string;
}

/** Makes the order slip 委托单 with number and password at the top right; the same data gives the same bytes. */
export function renderOrderSlip(data: OrderSlipData): Promise<Buffer> {
  return print(
    {
      info: { title: `委托单 ${data.number}` },
      footer: pageNumbers(`委托单 ${data.number}`),
      content: [
        heading(data),
        applicant(data),
        instruments(data),
        { text: [{ text: '备注  ', color: '#555555' }, data.remarks || '无'], margin: [0, 10, 0, 0] },
        {
          unbreakable: true,
          margin: [0, 30, 0, 0],
          columns: [{ text: '委托单位（签章）：' }, { text: '受理人：' }, { text: '日期：' }],
        },
      ],
    },
    new Date(data.submittedAt),
  );
}

function heading(data: OrderSlipData): Content {
  return {
    columns: [
      {
        stack: [
          { text: THIS_CENTRE, fontSize: 12 },
          { text: '检测委托单', fontSize: 22, bold: true, margin: [0, 6, 0, 0] },
          {
            text: '凭委托单号和密码可查询进度、下载电子证书，请妥善保管。',
            fontSize: 8,
            color: '#666666',
            margin: [0, 6, 0, 0],
          },
        ],
      },
      { qr: data.lookupUrl, fit: 66, width: 'auto', eccLevel: 'M', margin: [0, 4, 12, 0] },
      {
        width: 'auto',
        stack: [
          { text: '委托单号', color: '#555555', fontSize: 8 },
          { text: data.number, bold: true, fontSize: 13 },
          { text: '密码', color: '#555555', fontSize: 8, margin: [0, 4, 0, 0] },
          { text: data.password, bold: true, fontSize: 15 },
        ],
      },
    ],
    margin: [0, 0, 0, 14],
  };
}

function applicant(data: OrderSlipData): Content {
  const fact = (label: string, value: string): Content => ({ text: [{ text: `${label}  `, color: '#555555' }, value] });
  return {
    columns: [
      { stack: [fact('委托单位', data.enterpriseName), fact('提交时间', chineseMinute(data.submittedAt))] },
      { stack: [fact('负责人', data.contactName), fact('手机', data.contactMobile)] },
    ],
    margin: [0, 0, 0, 10],
  };
}

function instruments({ rows }: OrderSlipData): Content {
  const head = ['序号', '器具名称', '型号规格', '出厂编号', '送检方式'].map(
    (text): TableCell => ({ text, bold: true, fillColor: '#eef2f5' }),
  );
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: [28, '*', 110, 110, 56],
      body: [
        head,
        ...rows.map((row, index): TableCell[] => [
          { text: String(index + 1), alignment: 'right' },
          row.name,
          row.model,
          row.serialNumber,
          DELIVERY_MODES[row.deliveryMode].zh,
        ]),
      ],
    },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#999999', vLineColor: () => '#999999' },
  };
}
