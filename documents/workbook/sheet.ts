import type ExcelJS from 'exceljs';
import { excel } from './excel.ts';
import type { WorkbookTemplate } from './template.ts';

/** A workbook with one sheet of the template: its headings, with a star for mandatory columns; all cells are text. */
export function templateWorkbook<F extends string>(
  template: WorkbookTemplate<F>,
  widthOf: (field: F) => number,
): { workbook: ExcelJS.Workbook; sheet: ExcelJS.Worksheet } {
  const workbook = new (excel().Workbook)();
  return { workbook, sheet: addSheet(workbook, template, widthOf) };
}

/** Adds a sheet for another template. */
export function addSheet<F extends string>(
  workbook: ExcelJS.Workbook,
  template: WorkbookTemplate<F>,
  widthOf: (field: F) => number,
): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(template.sheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = template.columns.map(({ field, heading, mandatory }) => ({
    key: field,
    header: mandatory ? `${heading}*` : heading,
    width: widthOf(field),
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  return sheet;
}
