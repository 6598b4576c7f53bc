import { type Column, columnOf, letterOf, type WorkbookTemplate } from './template.ts';
import { unreadableWorkbook } from './unreadable-workbook.ts';

/**
 * A row of a sheet as displayed: its number, and the text of each cell by column, from 1; empty cells are blank or
 * absent.
 */
export interface SeenRow {
  readonly number: number;
  readonly texts: readonly string[];
  readonly isBlank: boolean;
}

export interface Headings<F extends string> {
  readonly template: WorkbookTemplate<F>;
  readonly row: number;
  /** Columns of the sheet, from 1, by their content. */
  readonly columns: ReadonlyMap<number, Column<F>>;
  /** Columns with an unknown heading. */
  readonly others: ReadonlySet<number>;
  /** Remarks about what was left out without harm. */
  readonly remarks: readonly string[];
  /** Why this sheet does not follow any template, or null. */
  readonly fault: string | null;
  /** How many headings were recognised. */
  readonly known: number;
}

const LONGEST_NAMED = 40;
const UNKNOWN_NAMED = 20;

/** A heading or the name of a sheet as part of a sentence. */
export function shortened(name: string): string {
  return name.length > LONGEST_NAMED ? `${name.slice(0, LONGEST_NAMED - 1)}…` : name;
}

/** The first rows of a sheet, which must contain the headings; there may be a title above them. */
export const HEADING_ROWS = 5;

/** The template and the row, among the first few, that match best. */
export function readHeadings<F extends string>(
  first: readonly SeenRow[],
  templates: readonly WorkbookTemplate<F>[],
): Headings<F> | null {
  const candidates = first.flatMap((row) => templates.map((template) => headingsIn(row, template)));
  return candidates.reduce<Headings<F> | null>((best, one) => (best && !isBetter(one, best) ? best : one), null);
}

function isBetter(one: Headings<string>, best: Headings<string>): boolean {
  return one.known > best.known || (one.known === best.known && best.fault !== null && one.fault === null);
}

function headingsIn<F extends string>(row: SeenRow, template: WorkbookTemplate<F>): Headings<F> {
  const columns = new Map<number, Column<F>>();
  const others = new Set<number>();
  const unknown: string[] = [];
  let twice: string | null = null;
  for (const [index, text] of row.texts.entries()) {
    if (!text) continue;
    const column = columnOf(template, text);
    if (column) {
      const before = [...columns].find(([, { field }]) => field === column.field);
      if (before) twice ??= `第${letterOf(before[0])}列和第${letterOf(index)}列都是“${column.heading}”，请保留一列。`;
      columns.set(index, column);
    } else {
      others.add(index);
      if (!template.shownOnly?.includes(text)) unknown.push(`第${letterOf(index)}列“${shortened(text)}”`);
    }
  }
  return {
    template,
    row: row.number,
    columns,
    others,
    known: columns.size,
    fault: missingIn(template, columns, unknown) ?? twice,
    remarks: [
      ...blankBefore(Math.max(0, ...columns.keys()), row).map((index) => `第${letterOf(index)}列为空白列，已忽略`),
      ...unknown.map((named) => `${named}不是模板中的列，已忽略`),
    ],
  };
}

function missingIn(
  template: WorkbookTemplate,
  columns: ReadonlyMap<number, Column>,
  unknown: readonly string[],
): string | null {
  const present = new Set([...columns.values()].map(({ field }) => field));
  const missing = template.columns.filter(({ mandatory, field }) => mandatory && !present.has(field));
  if (missing.length === 0) return null;
  const rest = unknown.length > UNKNOWN_NAMED ? `等${unknown.length}列` : '';
  const extra = unknown.length > 0 ? `（无法识别：${unknown.slice(0, UNKNOWN_NAMED).join('、')}${rest}）` : '';
  const named = missing.map(({ heading }) => heading).join('、');
  return `不是${template.name}，缺少列：${named}${extra}。请下载模板填写后导入。`;
}

function blankBefore(last: number, row: SeenRow): number[] {
  return Array.from({ length: last }, (_, index) => index + 1).filter((index) => !row.texts[index]);
}

/**
 * A column without a heading may be left out only if it is empty.
 * @throws DomainProblem workbook_unreadable
 */
export function refuseNameless(headings: Headings<string>, row: SeenRow): void {
  for (let index = 1; index < row.texts.length; index += 1) {
    if (!row.texts[index] || headings.columns.has(index) || headings.others.has(index)) continue;
    throw unreadableWorkbook(`第${letterOf(index)}列没有标题，但第${row.number}行有内容，请补上标题或删除该列。`);
  }
}
