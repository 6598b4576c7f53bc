import { createWriteStream } from 'node:fs';
import ExcelJS from 'exceljs';
import { LEDGER_COLUMNS, LEDGER_SHEETS } from '../../domain/ledger-column.ts';

const KINDS = [
  ['数字压力计', 'CPG1500', '(0～10)MPa', '0.05级', '送检'],
  ['数字万用表', 'FLUKE 17B+', '(0～1000)V', '±0.5%', '送检'],
  ['电子天平', 'ME204', '(0～220)g', 'Ⅰ级', '现场检测'],
  ['恒温恒湿箱', 'LHS-250', '(-10～60)℃', '±0.5℃', '现场检测'],
] as const;

/** A ledger as Excel saves one, with its texts in a table of shared strings. */
export async function writeLedger(path: string, rows: number): Promise<void> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({
    stream: createWriteStream(path),
    useSharedStrings: true,
    useStyles: true,
  });
  const sheet = workbook.addWorksheet(LEDGER_SHEETS.general);
  sheet.addRow(LEDGER_COLUMNS.general.map(({ heading, mandatory }) => (mandatory ? `${heading}*` : heading))).commit();
  for (let index = 1; index <= rows; index += 1) {
    const [name, model, range, accuracy, mode] = KINDS[index % KINDS.length] ?? KINDS[0];
    const number = String(index).padStart(6, '0');
    sheet
      .addRow([
        `QY-${number}`,
        name,
        model,
        range,
        accuracy,
        `S${number}`,
        '北京布莱迪仪器仪表',
        '在用',
        '正常使用',
        '鄂尔多斯市检验检测中心',
        `车间${index % 40}`,
        15,
        mode,
        `2027-${String((index % 12) + 1).padStart(2, '0')}-15`,
        '',
      ])
      .commit();
  }
  await workbook.commit();
}
