import ExcelJS from 'exceljs';
import { LEDGER_COLUMNS, LEDGER_SHEETS } from '../../../domain/ledger-column.ts';

const COLUMNS = LEDGER_COLUMNS.general;
const SHEET = LEDGER_SHEETS.general;

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A good row of the import sheet, by heading. */
export function row(number: string, more: Record<string, ExcelJS.CellValue> = {}): Record<string, ExcelJS.CellValue> {
  return {
    器具编号: number,
    器具名称: '数字压力计',
    型号规格: 'CPG1500',
    测量范围: '(0～10)MPa',
    准确度等级: '0.05级',
    出厂编号: `S-${number}`,
    生产厂家: '北京布莱迪仪器仪表',
    当前状况: '在用',
    当前状态: '正常使用',
    检定单位: '鄂尔多斯市检验检测中心',
    使用地点: '质检部',
    送检提前天数: 7,
    送检方式: '送检',
    有效期至: '2027-05-18',
    备注: '',
    ...more,
  };
}

/** A workbook as a clerk might make it. */
export async function workbookOf(
  rows: readonly Record<string, ExcelJS.CellValue>[],
  headings: readonly string[] = COLUMNS.map(({ heading }) => heading),
  sheetName = SHEET,
): Promise<Blob> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet(sheetName);
  sheet.addRow([...headings]);
  for (const one of rows) sheet.addRow(headings.map((heading) => one[heading.replace('*', '')] ?? null));
  return new Blob([await workbook.xlsx.writeBuffer()], { type: XLSX });
}
