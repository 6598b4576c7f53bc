/** A list as a workbook (requirement E7). */

import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import type ExcelJS from 'exceljs';
import type { Sheet, SheetColumn } from '../domain/contract/sheet.ts';
import type { Language } from '../domain/language.ts';
import { wallClock } from '../domain/time.ts';
import { HEADING_FILL } from './ledger/write.ts';
import { excel } from './workbook/excel.ts';

const FORMATS: Readonly<Record<NonNullable<SheetColumn<never>['as']> | 'text', string>> = {
  moment: 'yyyy-mm-dd hh:mm',
  number: '0',
  decimal: '0.00',
  text: '@',
};
/** The maximum length of a cell's text in UTF-16 code units. */
const MAX_CELL_LENGTH = 32_767;
/** After this number of rows other requests get their turn. */
const ROWS_PER_TURN = 500;

type WorkbookWriter = ExcelJS.stream.xlsx.WorkbookWriter;
type FilledSheet = (workbook: WorkbookWriter, language: Language) => Promise<void>;

/** A sheet with its rows. */
export function filled<R>(sheet: Sheet<R>, rows: readonly R[]): FilledSheet {
  return (workbook, language) => writeSheet(workbook, sheet, rows, language);
}

/**
 * Cells are text except for counts and instants: a value that begins with = + - @ is not turned into a formula.
 * Written with the library's streaming writer, which does not damage rare characters (decision 0015).
 */
export async function renderSheets(sheets: readonly FilledSheet[], language: Language): Promise<Buffer> {
  const stream = new PassThrough();
  const bytes = buffer(stream);
  const workbook = new (excel().stream.xlsx.WorkbookWriter)({ stream, useStyles: true, useSharedStrings: false });
  for (const write of sheets) await write(workbook, language);
  await workbook.commit();
  return bytes;
}

async function writeSheet<R>(
  workbook: WorkbookWriter,
  sheet: Sheet<R>,
  rows: readonly R[],
  language: Language,
): Promise<void> {
  const page = workbook.addWorksheet(sheet.name[language], { views: [{ state: 'frozen', ySplit: 1 }] });
  page.columns = sheet.columns.map(({ heading, width = 16, as }) => ({
    header: heading[language],
    width,
    style: { numFmt: FORMATS[as ?? 'text'] },
  }));
  page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: sheet.columns.length } };
  const headings = page.getRow(1);
  headings.font = { bold: true };
  headings.fill = HEADING_FILL;
  headings.commit();
  for (const [index, row] of rows.entries()) {
    if (index % ROWS_PER_TURN === ROWS_PER_TURN - 1) await setImmediate();
    page.addRow(sheet.columns.map((column) => cellOf(column, column.value(row, language)))).commit();
  }
  page.commit();
}

/** An instant as the wall clock in Asia/Shanghai: workbooks have no time zones. */
function cellOf({ as }: Pick<SheetColumn<never>, 'as'>, value: string | number | null): ExcelJS.CellValue {
  if (value === null || typeof value === 'number') return value;
  if (as !== 'moment') return value.length > MAX_CELL_LENGTH ? `${value.slice(0, MAX_CELL_LENGTH - 1)}…` : value;
  return wallClock(new Date(value));
}
