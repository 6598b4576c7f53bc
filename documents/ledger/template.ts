/** The workbooks that clerks fill in: headings with notes, drop-downs, an example row, and sheets with explanations. */
import type ExcelJS from 'exceljs';
import {
  CURRENT_CONDITIONS,
  CURRENT_STATES,
  INSTRUMENT_LIMITS,
  PURPOSES,
  THIS_CENTRE,
} from '../../domain/contract/instrument.ts';
import { LEDGER_COLUMNS, LEDGER_SHEETS, type LedgerColumn, type LedgerField } from '../../domain/ledger-column.ts';
import type { LedgerService } from '../../domain/ledger-service.ts';
import { excel } from '../workbook/excel.ts';
import { EXAMPLE_MARK, letterOf } from '../workbook/template.ts';
import { formatOf, HEADING_FILL, type LedgerValues, widthOf } from './write.ts';

export interface TemplateLists {
  /** The names that an instrument for general work can have. */
  readonly services: readonly string[];
  readonly categories: readonly { readonly name: string; readonly kinds: readonly { readonly name: string }[] }[];
  /** Full names of the regions in the drop-down. */
  readonly regions: readonly string[];
}

const EXAMPLES: Readonly<Record<LedgerService, LedgerValues>> = {
  general: {
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
  },
  mandatory: {
    instrumentNumber: `${EXAMPLE_MARK}-001`,
    name: '压力表',
    categoryName: '压力表',
    kindNumber: '压力表',
    model: 'Y-100',
    measuringRange: '(0～1.6)MPa',
    accuracyClass: '1.6级',
    serialNumber: 'SN-Y-100-100001',
    manufacturer: '北京布莱迪仪器仪表',
    origin: '中国',
    placeOfUse: '锅炉房',
    regionCode: '内蒙古自治区鄂尔多斯市康巴什区',
    quantity: 1,
    purpose: '安全防护',
    deliveryMode: '现场检定',
    validUntil: '2027-05-18',
    remarks: '示例行，导入时自动忽略',
  },
};

const CHOICES: Readonly<Record<LedgerService, Partial<Record<LedgerField, readonly string[]>>>> = {
  general: {
    currentCondition: CURRENT_CONDITIONS,
    currentState: CURRENT_STATES,
    deliveryMode: ['送检', '现场检测'],
  },
  mandatory: { purpose: PURPOSES, deliveryMode: ['送检', '现场检定'] },
};

const NOTES: Readonly<Record<LedgerService, Partial<Record<LedgerField, string>>>> = {
  general: {
    instrumentNumber: '本单位内唯一，不能重复',
    name: '须与“检测项目”工作表中的名称一致',
    serialNumber: '同一生产厂家的出厂编号不能重复',
    verificationUnit: `填写“${THIS_CENTRE}”的器具才能在本中心预约`,
    daysAhead: '0到365的整数',
    validUntil: '写成2027-05-01',
  },
  mandatory: {
    instrumentNumber: '本单位内唯一；留空由系统编号',
    categoryName: '见“强检目录”工作表',
    kindNumber: '须属于所填的项别，见“强检目录”工作表',
    serialNumber: '同一生产厂家的出厂编号不能重复',
    regionCode: '写全称，如内蒙古自治区鄂尔多斯市康巴什区，或6位代码；见“行政区划”工作表',
    quantity: '1到10000的整数',
    validUntil: '写成2027-05-01',
  },
};

/** Lists that are too long for a cell's validation rule: each has a sheet. */
const LISTS: Readonly<Record<LedgerService, Partial<Record<LedgerField, string>>>> = {
  general: { name: '检测项目' },
  mandatory: { categoryName: '强检目录', regionCode: '行政区划' },
};

function noteOf(service: LedgerService, { field, mandatory }: LedgerColumn): string {
  const limit = field in INSTRUMENT_LIMITS ? INSTRUMENT_LIMITS[field as keyof typeof INSTRUMENT_LIMITS] : null;
  const choices = CHOICES[service][field];
  const note = NOTES[service][field];
  return [
    mandatory ? '必填' : '选填',
    ...(limit ? [`最多${limit}个字符`] : []),
    ...(choices ? [`可填：${choices.join('、')}`] : []),
    ...(note ? [note] : []),
  ].join('；');
}

/** The number of rows with drop-downs. */
const OFFERED_ROWS = 1000;

export async function ledgerTemplate(service: LedgerService, lists: TemplateLists): Promise<Buffer> {
  const columns = LEDGER_COLUMNS[service];
  const workbook = new (excel().Workbook)();
  const sheet = workbook.addWorksheet(LEDGER_SHEETS[service], { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ field, heading, mandatory }) => ({
    key: field,
    header: mandatory ? `${heading}*` : heading,
    width: widthOf(field, heading),
    style: { numFmt: formatOf(field) },
  }));
  const headings = sheet.getRow(1);
  headings.font = { bold: true };
  for (const [index, column] of columns.entries()) {
    const cell = headings.getCell(index + 1);
    cell.fill = HEADING_FILL;
    cell.note = noteOf(service, column);
  }
  sheet.addRow(EXAMPLES[service]).font = { italic: true, color: { argb: 'FF808080' } };
  const lengths = addGuides(workbook, service, lists);
  for (const [index, { field }] of columns.entries()) {
    const formula = dropDown(service, field, lengths);
    if (!formula) continue;
    const letter = letterOf(index + 1);
    for (let row = 2; row <= OFFERED_ROWS + 1; row += 1) {
      sheet.getCell(`${letter}${row}`).dataValidation = { type: 'list', allowBlank: true, formulae: [formula] };
    }
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addSheet(workbook: ExcelJS.Workbook, name: string, headers: readonly string[], rows: readonly string[][]) {
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = headers.map((header, index) => ({ header, width: index === headers.length - 1 ? 80 : 30 }));
  sheet.getRow(1).font = { bold: true };
  sheet.addRows([...rows]);
}

/** Adds the sheets after the first one; returns the length of each list that a drop-down offers. */
function addGuides(
  workbook: ExcelJS.Workbook,
  service: LedgerService,
  { services, categories, regions }: TemplateLists,
): Readonly<Record<string, number>> {
  addSheet(
    workbook,
    '填写说明',
    ['列', '要求'],
    LEDGER_COLUMNS[service].map((column) => [column.heading, noteOf(service, column)]),
  );
  if (service === 'general') {
    addSheet(
      workbook,
      '检测项目',
      ['器具名称'],
      services.map((name) => [name]),
    );
    return { 检测项目: services.length };
  }
  addSheet(
    workbook,
    '强检目录',
    ['器具项别', '种别'],
    categories.map(({ name, kinds }) => [name, kinds.map((kind) => kind.name).join('、')]),
  );
  addSheet(
    workbook,
    '行政区划',
    ['使用地点行政区划'],
    regions.map((name) => [name]),
  );
  return { 强检目录: categories.length, 行政区划: regions.length };
}

function dropDown(
  service: LedgerService,
  field: LedgerField,
  lengths: Readonly<Record<string, number>>,
): string | null {
  const list = LISTS[service][field];
  if (list) return lengths[list] ? `${list}!$A$2:$A$${lengths[list] + 1}` : null;
  const choices = CHOICES[service][field];
  return choices ? `"${choices.join(',')}"` : null;
}
