/**
 * 检测数据: the results of a share as a workbook, one row for each measured point; export and import have the same format
 * (requirement C13).
 */
import type { MeasurementForm } from '../domain/contract/measurement.ts';
import type { OrderItem } from '../domain/contract/order.ts';
import { CONCLUSIONS } from '../domain/contract/result.ts';
import { formFor } from '../domain/measurement.ts';
import { HEADING_FILL } from './ledger/write.ts';
import { templateWorkbook } from './workbook/sheet.ts';
import type { WorkbookTemplate } from './workbook/template.ts';

const HEADINGS = {
  serialNumber: '出厂编号',
  name: '器具名称',
  conclusion: '结论',
  reason: '原因',
  performedOn: '检测日期',
  place: '检测地点',
  temperature: '环境温度（℃）',
  humidity: '相对湿度（%RH）',
  standards: '标准器出厂编号',
  quantity: '检测项目',
  unit: '单位',
  reference: '标准值',
  indication: '示值',
  mpe: '最大允许误差（±）',
  uncertainty: '扩展不确定度（k=2）',
  measured: '检测说明',
} as const;
export type ResultField = keyof typeof HEADINGS;
const FIELDS = Object.keys(HEADINGS) as ResultField[];

export const RESULTS_TEMPLATE: WorkbookTemplate<ResultField> = {
  sheet: '检测数据',
  name: '检测数据表',
  thing: '检测数据',
  marked: 'serialNumber',
  columns: FIELDS.map((field) => ({ field, heading: HEADINGS[field], mandatory: field === 'serialNumber' })),
};

const WIDE: readonly ResultField[] = ['name', 'reason', 'standards', 'measured'];

/** Separates the numbers of standards in one cell. */
export const SEPARATOR = '、';

/**
 * The results recorded so far; an instrument without points gets those of the measurement form for its name, to be
 * filled in.
 */
export async function renderResults(items: readonly OrderItem[], forms: readonly MeasurementForm[]): Promise<Buffer> {
  const { workbook, sheet } = templateWorkbook(RESULTS_TEMPLATE, (field) => (WIDE.includes(field) ? 24 : 14));
  sheet.getRow(1).fill = HEADING_FILL;
  for (const { instrument, result } of items) {
    const { name, serialNumber } = instrument;
    const measurement = result?.measurement ?? null;
    const points = measurement?.points.length ? measurement.points : (formFor(forms, name)?.points ?? [{}]);
    const first = {
      name,
      conclusion: result ? CONCLUSIONS[result.conclusion].zh : '',
      reason: result?.reason ?? '',
      measured: result?.measured ?? '',
      performedOn: measurement?.performedOn ?? '',
      place: measurement?.place ?? '',
      temperature: measurement?.temperature ?? '',
      humidity: measurement?.humidity ?? '',
      standards: measurement?.standards.map((standard) => standard.serialNumber).join(SEPARATOR) ?? '',
    };
    for (const [index, point] of points.entries())
      sheet.addRow({ ...(index === 0 ? first : {}), serialNumber, ...point });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
