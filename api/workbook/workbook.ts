/** Reads an uploaded workbook: which rows it has and what one sees in each column. It decides nothing about them. */
import ExcelJS from 'exceljs';
import { DomainProblem } from '../../domain/problem.ts';
import { cellText } from './cell.ts';
import { readHeadings } from './headings.ts';
import { type Column, EXAMPLE_MARK, letterOf, type WorkbookTemplate } from './template.ts';
import { requireXlsx } from './zip.ts';

export const ROWS_LIMIT = 5000;

export interface SheetCell<F extends string = string> {
  readonly column: Column<F>;
  readonly letter: string;
  readonly text: string;
}

export interface SheetRow<F extends string = string> {
  /** The row's number in the sheet, as Excel shows it. */
  readonly number: number;
  readonly cells: readonly SheetCell<F>[];
}

export interface Sheet<F extends string> {
  readonly rows: readonly SheetRow<F>[];
  readonly remarks: readonly string[];
}

const unreadable = (reason: string) => new DomainProblem('workbook_unreadable', { reason });

/** @throws DomainProblem workbook_unreadable in words a clerk can act on */
export async function readWorkbook<F extends string>(bytes: Buffer, template: WorkbookTemplate<F>): Promise<Sheet<F>> {
  requireXlsx(bytes);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(arrayBufferOf(bytes));
  } catch {
    throw unreadable('文件已损坏或不是Excel工作簿，请重新保存为.xlsx后再导入。');
  }
  const sheet = workbook.getWorksheet(template.sheet) ?? workbook.worksheets[0];
  if (!sheet) throw unreadable('文件中没有工作表，请用本页下载的模板填写后导入。');
  if (sheet.rowCount === 0) throw unreadable('工作表是空的，请用本页下载的模板填写后导入。');
  const { row: heading, columns, remarks } = readHeadings(sheet, template);

  const rows: SheetRow<F>[] = [];
  const notes = [...remarks];
  sheet.eachRow((line, number) => {
    if (number <= heading) return;
    const cells = [...columns].map(([index, column]) => ({
      column,
      letter: letterOf(index),
      text: cellText(line.getCell(index)),
    }));
    if (cells.every(({ text }) => text === '')) return;
    if (cells.some(({ column, text }) => column.field === template.marked && text.startsWith(EXAMPLE_MARK))) {
      notes.push(`第${number}行为示例，已忽略`);
      return;
    }
    rows.push({ number, cells });
  });
  if (rows.length === 0) throw unreadable(`只有标题行，没有${template.thing}，请填写后再导入。`);
  if (rows.length > ROWS_LIMIT) throw unreadable(`共${rows.length}行，一次最多导入${ROWS_LIMIT}行，请拆分后再导入。`);
  return { rows, remarks: notes };
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  const copy = new ArrayBuffer(bytes.length);
  new Uint8Array(copy).set(bytes);
  return copy;
}
