/** Workbooks that are exported, changed and imported again. */
import ExcelJS from 'exceljs';

export async function workbookIn(file: Blob): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(await file.arrayBuffer());
  return workbook;
}

export async function fileOf(workbook: ExcelJS.Workbook): Promise<Blob> {
  return new Blob([await workbook.xlsx.writeBuffer()]);
}

/** The row of the sheet in which one cell reads so. @throws Error where there is none */
export function rowWith(workbook: ExcelJS.Workbook, column: number, text: string, sheet = 0): ExcelJS.Row {
  let found: ExcelJS.Row | undefined;
  workbook.worksheets[sheet]?.eachRow((row) => {
    if (row.getCell(column).text === text) found = row;
  });
  if (!found) throw new Error(`no row with ${text}`);
  return found;
}
