import type { Worksheet } from 'exceljs';
import { DomainProblem } from '../../domain/problem.ts';
import { cellText } from './cell.ts';
import { type Column, columnOf, letterOf, type WorkbookTemplate } from './template.ts';

export interface Headings<F extends string> {
  readonly row: number;
  /** Columns of the sheet, from 1, by what they hold. */
  readonly columns: ReadonlyMap<number, Column<F>>;
  /** What was left out without harm. */
  readonly remarks: readonly string[];
}

const LOOKED_AT = 5;

/** The row, among the first few, that has most of the headings; a title may stand above it. */
function headingRow(sheet: Worksheet, template: WorkbookTemplate): number {
  let best = { row: 1, known: 0 };
  for (let row = 1; row <= Math.min(LOOKED_AT, sheet.rowCount); row += 1) {
    let known = 0;
    sheet.getRow(row).eachCell((cell) => {
      if (columnOf(template, cellText(cell))) known += 1;
    });
    if (known > best.known) best = { row, known };
  }
  return best.row;
}

/** @throws DomainProblem workbook_unreadable where this is not the template */
export function readHeadings<F extends string>(sheet: Worksheet, template: WorkbookTemplate<F>): Headings<F> {
  const row = headingRow(sheet, template);
  const columns = new Map<number, Column<F>>();
  const blank: number[] = [];
  const unknown: string[] = [];
  for (let index = 1; index <= sheet.columnCount; index += 1) {
    const heading = cellText(sheet.getRow(row).getCell(index));
    const column = columnOf(template, heading);
    if (heading === '') blank.push(index);
    else if (!column) unknown.push(`第${letterOf(index)}列“${heading}”`);
    else refuseTwice(columns, column, index);
    if (column) columns.set(index, column);
  }
  const present = new Set([...columns.values()].map(({ field }) => field));
  const missing = template.columns.filter(({ mandatory, field }) => mandatory && !present.has(field));
  if (missing.length > 0) {
    const named = missing.map(({ heading }) => heading).join('、');
    const extra = unknown.length > 0 ? `（无法识别：${unknown.join('、')}）` : '';
    throw new DomainProblem('workbook_unreadable', {
      reason: `不是${template.name}，缺少列：${named}${extra}。请下载模板填写后导入。`,
    });
  }
  refuseNameless(sheet, row, blank);
  const last = Math.max(...columns.keys());
  return {
    row,
    columns,
    remarks: [
      ...blank.filter((index) => index < last).map((index) => `第${letterOf(index)}列为空白列，已忽略`),
      ...unknown.map((named) => `${named}不是模板中的列，已忽略`),
    ],
  };
}

function refuseTwice(columns: ReadonlyMap<number, Column>, column: Column, index: number): void {
  for (const [other, { field }] of columns) {
    if (field !== column.field) continue;
    const reason = `第${letterOf(other)}列和第${letterOf(index)}列都是“${column.heading}”，请保留一列。`;
    throw new DomainProblem('workbook_unreadable', { reason });
  }
}

/** A column without a heading may be left out only if there is nothing in it. */
function refuseNameless(sheet: Worksheet, row: number, blank: readonly number[]): void {
  for (const index of blank) {
    for (let below = row + 1; below <= sheet.rowCount; below += 1) {
      const line = sheet.findRow(below);
      if (!line || cellText(line.getCell(index)) === '') continue;
      throw new DomainProblem('workbook_unreadable', {
        reason: `第${letterOf(index)}列没有标题，但第${below}行有内容，请补上标题或删除该列。`,
      });
    }
  }
}
