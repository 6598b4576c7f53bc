/** The import template: headings with notes, drop-downs, an example row and a sheet that explains the columns. */
import ExcelJS from 'exceljs';
import {
  CURRENT_CONDITIONS,
  CURRENT_STATES,
  INSTRUMENT_LIMITS,
  THIS_CENTRE,
} from '../../domain/contract/instrument.ts';
import { type Column, EXAMPLE_MARK, letterOf } from '../workbook/template.ts';
import { ROWS_LIMIT } from '../workbook/workbook.ts';
import { COLUMNS, type Field, SHEET } from './columns.ts';

const EXAMPLE: Record<Field, string | number> = {
  instrumentNumber: `${EXAMPLE_MARK}-001`,
  name: '数字压力计',
  model: 'CPG1500',
  measuringRange: '(0～10)MPa',
  accuracyClass: '0.05级',
  serialNumber: 'G700001',
  manufacturer: '北京布莱迪仪器仪表',
  currentCondition: '在用',
  currentState: '正常使用',
  verificationUnit: THIS_CENTRE,
  placeOfUse: '质检部',
  daysAhead: 7,
  deliveryMode: '送检',
  validUntil: '2027-05-18',
  remarks: '示例行，导入时自动忽略',
};

const CHOICES: Partial<Record<Field, readonly string[]>> = {
  currentCondition: CURRENT_CONDITIONS,
  currentState: CURRENT_STATES,
  deliveryMode: ['送检', '现场检测'],
};

const NOTES: Partial<Record<Field, string>> = {
  instrumentNumber: '本单位内唯一，不能重复',
  name: '须与“检测项目”工作表中的名称一致',
  serialNumber: '同一生产厂家的出厂编号不能重复',
  verificationUnit: `填写“${THIS_CENTRE}”的器具才能在本中心预约`,
  daysAhead: '0到365的整数',
  validUntil: '写成2027-05-01',
};

function noteOf({ field, mandatory }: Column<Field>): string {
  const limit = field in INSTRUMENT_LIMITS ? INSTRUMENT_LIMITS[field as keyof typeof INSTRUMENT_LIMITS] : null;
  return [
    mandatory ? '必填' : '选填',
    ...(limit ? [`最多${limit}个字符`] : []),
    ...(CHOICES[field] ? [`可填：${CHOICES[field].join('、')}`] : []),
    ...(NOTES[field] ? [NOTES[field]] : []),
  ].join('；');
}

const HEADING_FILL: ExcelJS.Fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3EDF7' } };

/** @param services the names that an instrument may have */
export async function importTemplate(services: readonly string[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = COLUMNS.map(({ field, heading, mandatory }) => ({
    key: field,
    header: mandatory ? `${heading}*` : heading,
    width: Math.max(12, heading.length * 2 + 6),
    style: { numFmt: field === 'daysAhead' ? '0' : '@' },
  }));
  const headings = sheet.getRow(1);
  headings.font = { bold: true };
  for (const [index, column] of COLUMNS.entries()) {
    const cell = headings.getCell(index + 1);
    cell.fill = HEADING_FILL;
    cell.note = noteOf(column);
  }
  const example = sheet.addRow(EXAMPLE);
  example.font = { italic: true, color: { argb: 'FF808080' } };
  for (const [index, { field }] of COLUMNS.entries()) {
    const formula = dropDown(field, services.length);
    if (!formula) continue;
    const letter = letterOf(index + 1);
    for (let row = 2; row <= Math.min(ROWS_LIMIT, 1000) + 1; row += 1) {
      sheet.getCell(`${letter}${row}`).dataValidation = { type: 'list', allowBlank: true, formulae: [formula] };
    }
  }
  const guide = workbook.addWorksheet('填写说明');
  guide.columns = [
    { header: '列', width: 18 },
    { header: '要求', width: 80 },
  ];
  guide.getRow(1).font = { bold: true };
  guide.addRows(COLUMNS.map((column) => [column.heading, noteOf(column)]));
  const names = workbook.addWorksheet('检测项目');
  names.columns = [{ header: '器具名称', width: 30 }];
  names.getRow(1).font = { bold: true };
  names.addRows(services.map((name) => [name]));
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function dropDown(field: Field, services: number): string | null {
  if (field === 'name') return services > 0 ? `检测项目!$A$2:$A$${services + 1}` : null;
  const choices = CHOICES[field];
  return choices ? `"${choices.join(',')}"` : null;
}
