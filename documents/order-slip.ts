import type { Content, TableCell } from 'pdfmake/interfaces.js';
import { THIS_CENTRE } from '../domain/contract/instrument.ts';
import type { Order, OrderItem } from '../domain/contract/order.ts';
import type { OrderDetails } from '../domain/contract/order-details.ts';
import { detailFacts } from '../domain/order-detail.ts';
import { DELIVERY_MODES } from '../domain/stage.ts';
import { chineseMinute, pageNumbers, print } from './printer.ts';

/** The data of an order slip (manual part 1): the order as its customer reads it, and how to look it up. */
export interface OrderSlipData {
  readonly order: Pick<Order, 'kind' | 'number' | 'enterprise' | 'contact' | 'submittedAt' | 'items'> & OrderDetails;
  readonly password: string;
  /** The address in the QR code: with the number, never the password. */
  readonly lookupUrl: string;
}

/** Makes the order slip 委托单 with number and password at the top right; equal data result in equal bytes. */
export function renderOrderSlip(data: OrderSlipData): Promise<Buffer> {
  const { order } = data;
  return print(
    {
      info: { title: `委托单 ${order.number}` },
      footer: pageNumbers(`委托单 ${order.number}`),
      content: [
        heading(data),
        applicant(order),
        instruments(order.items.filter(({ state }) => state === 'active')),
        { stack: detailFacts(order, 'zh').map(([name, words]) => fact(name, words || '无')), margin: [0, 10, 0, 0] },
        {
          unbreakable: true,
          margin: [0, 30, 0, 0],
          columns: [{ text: '委托单位（签章）：' }, { text: '受理人：' }, { text: '日期：' }],
        },
      ],
    },
    new Date(order.submittedAt ?? 0),
  );
}

function heading({ order, password, lookupUrl }: OrderSlipData): Content {
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
      { qr: lookupUrl, fit: 66, width: 'auto', eccLevel: 'M', margin: [0, 4, 12, 0] },
      {
        width: 'auto',
        stack: [
          { text: '委托单号', color: '#555555', fontSize: 8 },
          { text: order.number ?? '', bold: true, fontSize: 13 },
          { text: '密码', color: '#555555', fontSize: 8, margin: [0, 4, 0, 0] },
          { text: password, bold: true, fontSize: 15 },
        ],
      },
    ],
    margin: [0, 0, 0, 14],
  };
}

function fact(name: string, words: string): Content {
  return { text: [{ text: `${name}  `, color: '#555555' }, words] };
}

function applicant({ enterprise, contact, submittedAt }: OrderSlipData['order']): Content {
  return {
    columns: [
      { stack: [fact('委托单位', enterprise.name), fact('提交时间', submittedAt ? chineseMinute(submittedAt) : '')] },
      { stack: [fact('负责人', contact?.name ?? ''), fact('手机', contact?.mobile ?? '')] },
    ],
    margin: [0, 0, 0, 10],
  };
}

function instruments(items: readonly OrderItem[]): Content {
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
        ...items.map(({ instrument, deliveryMode }, index): TableCell[] => [
          { text: String(index + 1), alignment: 'right' },
          instrument.name,
          instrument.model,
          instrument.serialNumber,
          DELIVERY_MODES[deliveryMode].zh,
        ]),
      ],
    },
    layout: { hLineWidth: () => 0.5, vLineWidth: () => 0.5, hLineColor: () => '#999999', vLineColor: () => '#999999' },
  };
}
