/**
 * Reads an uploaded workbook row by row, as it is displayed, without loading all of it into memory. It does not judge
 * the content of rows.
 */
import type ExcelJS from 'exceljs';
import { cellText } from './cell.ts';
import { HEADING_ROWS, type Headings, readHeadings, refuseNameless, type SeenRow, shortened } from './headings.ts';
import { CELL_LIMIT, COLUMNS_LIMIT, ROW_LIMIT, ROWS_SEEN_LIMIT, TEXT_LIMIT } from './limits.ts';
import { openWorkbook } from './stream.ts';
import { type Column, EXAMPLE_MARK, letterOf, type WorkbookTemplate } from './template.ts';
import { unreadableWorkbook } from './unreadable-workbook.ts';
import { requireXlsx } from './zip.ts';

export const ROWS_LIMIT = 200_000;

export interface LayoutColumn<F extends string = string> {
  readonly column: Column<F>;
  readonly letter: string;
  /** Column of the sheet, from 1. */
  readonly index: number;
}

/** The common properties of one sheet's rows. */
export interface Layout<F extends string = string> {
  readonly template: WorkbookTemplate<F>;
  /** The sheet's name if several sheets have rows; otherwise empty. */
  readonly sheet: string;
  readonly columns: readonly LayoutColumn<F>[];
}

export interface SheetRow<F extends string = string> {
  readonly layout: Layout<F>;
  /** The row's number in the sheet, as in Excel. */
  readonly number: number;
  /** The displayed text in each of the layout's columns. */
  readonly texts: readonly string[];
}

/** The displayed text in a field's column; empty if there is no such column. */
export function textIn<F extends string>({ layout, texts }: SheetRow<F>, field: F): string {
  return texts[layout.columns.findIndex(({ column }) => column.field === field)] ?? '';
}

export interface ReadOptions {
  /** Asked before each sheet; the reading ends if it is no longer wanted. */
  readonly isWanted?: () => Promise<boolean>;
  readonly rowsLimit?: number;
  /** Called for everything that is left out without harm. */
  readonly note: (remark: string) => void;
}

const NOTES_LIMIT = 50;

/**
 * The rows of all sheets that follow one of the templates.
 * @throws DomainProblem workbook_unreadable in words that tell a clerk what to do
 */
export async function* readRows<F extends string>(
  bytes: Buffer,
  templates: readonly WorkbookTemplate<F>[],
  { rowsLimit = ROWS_LIMIT, note, isWanted = async () => true }: ReadOptions,
): AsyncGenerator<SheetRow<F>> {
  await requireXlsx(bytes);
  const measure = new Measure();
  const seen = new SheetsSeen<F>(templates, note);
  let rows = 0;
  for await (const { name, lines } of sheetsOf(bytes, measure)) {
    if (!(await isWanted())) return;
    const { headings, first, rest } = await beginning(lines, templates);
    if (!seen.take(name, headings, first.length > 0)) continue;
    const layout = layoutOf(headings, seen.label);
    const marked = layout.columns.findIndex(({ column }) => column.field === headings.template.marked);
    for (let line = first.shift() ?? (await next(rest)); line; line = first.shift() ?? (await next(rest))) {
      if (line.number <= headings.row || line.isBlank) continue;
      refuseNameless(headings, line);
      const texts = layout.columns.map(({ index }) => line.texts[index] ?? '');
      if (texts.every((text) => text === '')) continue;
      if (texts[marked]?.startsWith(EXAMPLE_MARK)) {
        seen.note(`${seen.label}第${line.number}行为示例，已忽略`);
        continue;
      }
      rows += 1;
      if (rows > rowsLimit)
        throw unreadableWorkbook(`超过${rowsLimit}行，一次最多导入${rowsLimit}行，请拆分后再导入。`);
      yield { layout, number: line.number, texts };
    }
  }
  seen.end(rows);
}

interface SheetLines {
  readonly name: string;
  readonly lines: AsyncIterable<SeenRow>;
}

/** The visible sheets in the order of the workbook. If the library cannot read the file, it is damaged. */
async function* sheetsOf(bytes: Buffer, measure: Measure): AsyncGenerator<SheetLines> {
  const workbook = await openWorkbook(bytes).catch(damaged);
  for (const { name, rows } of workbook.sheets()) {
    yield { name: shortened(name), lines: linesOf(await rows().catch(damaged), measure) };
  }
}

/** What was read so far of all sheets. */
class Measure {
  #rows = 0;
  #characters = 0;

  /** @throws DomainProblem workbook_unreadable */
  row(): void {
    this.#rows += 1;
    if (this.#rows > ROWS_SEEN_LIMIT)
      throw unreadableWorkbook(`工作簿超过${ROWS_SEEN_LIMIT}行（含空行），请删除多余的行后再导入。`);
  }

  /** @throws DomainProblem workbook_unreadable */
  texts(row: number, texts: readonly string[]): void {
    let characters = 0;
    for (const [index, text] of texts.entries()) {
      characters += text.length;
      if (text.length > CELL_LIMIT)
        throw unreadableWorkbook(`第${row}行${letterOf(index)}列的文字超过${CELL_LIMIT}个字符，请缩短后再导入。`);
    }
    if (characters > ROW_LIMIT)
      throw unreadableWorkbook(`第${row}行的文字合计超过${ROW_LIMIT}个字符，请缩短后再导入。`);
    this.#characters += characters;
    if (this.#characters > TEXT_LIMIT)
      throw unreadableWorkbook(`工作簿的文字合计超过${TEXT_LIMIT}个字符，请拆分后再导入。`);
  }
}

function damaged(): never {
  throw unreadableWorkbook('文件已损坏或不是Excel工作簿，请重新保存为.xlsx后再导入。');
}

async function* linesOf(sheet: AsyncIterable<ExcelJS.Row>, measure: Measure): AsyncGenerator<SeenRow> {
  const rows = sheet[Symbol.asyncIterator]();
  for (;;) {
    const next = await rows.next().catch(damaged);
    if (next.done) return;
    measure.row();
    const { number } = next.value;
    const texts: string[] = [];
    let isBlank = true;
    next.value.eachCell((cell, index) => {
      if (index > COLUMNS_LIMIT)
        throw unreadableWorkbook(`第${number}行在${letterOf(COLUMNS_LIMIT)}列之后还有内容，请删除多余的列后再导入。`);
      while (texts.length < index) texts.push('');
      const text = cellText(cell);
      texts.push(text);
      if (text !== '') isBlank = false;
    });
    measure.texts(number, texts);
    yield { number, texts, isBlank };
  }
}

async function next(rows: AsyncIterator<SeenRow>): Promise<SeenRow | null> {
  const { done, value } = await rows.next();
  return done ? null : value;
}

/** The first non-empty rows of a sheet, which contain the headings, and the rest of its rows. */
async function beginning<F extends string>(lines: AsyncIterable<SeenRow>, templates: readonly WorkbookTemplate<F>[]) {
  const rest = lines[Symbol.asyncIterator]();
  const first: SeenRow[] = [];
  while (first.length < HEADING_ROWS) {
    const line = await next(rest);
    if (!line) break;
    if (!line.isBlank) first.push(line);
  }
  return { headings: readHeadings(first, templates), first, rest };
}

function layoutOf<F extends string>({ template, columns }: Headings<F>, sheet: string): Layout<F> {
  return {
    template,
    sheet,
    columns: [...columns].map(([index, column]) => ({ column, index, letter: letterOf(index) })),
  };
}

/** The sheets that were read, and why the others were not. */
class SheetsSeen<F extends string> {
  /** The sheet's name and a space, if there are several sheets. */
  label = '';
  private taken = 0;
  private notes = 0;
  private left: { readonly name: string; readonly headings: Headings<F> | null; readonly empty: boolean }[] = [];

  constructor(
    private readonly templates: readonly WorkbookTemplate<F>[],
    private readonly tell: (remark: string) => void,
  ) {}

  note(remark: string): void {
    this.notes += 1;
    if (this.notes <= NOTES_LIMIT) this.tell(remark);
  }

  /**
   * Whether the sheet's rows are to be read.
   * @throws DomainProblem workbook_unreadable if the sheet almost follows a template
   */
  take(name: string, headings: Headings<F> | null, filled: boolean): headings is Headings<F> {
    if (this.templates.some(({ guides }) => guides?.includes(name))) return false;
    if (!headings || headings.fault !== null) {
      const meant = headings && headings.known > headings.template.columns.length / 2;
      if (meant) throw unreadableWorkbook(this.taken > 0 ? `工作表“${name}”${headings.fault}` : (headings.fault ?? ''));
      this.left.push({ name, headings, empty: !filled });
      return false;
    }
    this.taken += 1;
    this.label = this.taken > 1 ? `工作表“${name}” ` : '';
    for (const remark of headings.remarks) this.note(`${this.label}${remark}`);
    return true;
  }

  /** @throws DomainProblem workbook_unreadable if there was nothing to read */
  end(rows: number): void {
    const [template] = this.templates;
    if (this.taken === 0) {
      const nearest = this.left.reduce<Headings<F> | null>(
        (best, { headings }) => (headings && headings.known > (best?.known ?? -1) ? headings : best),
        null,
      );
      if (this.left.length === 0) throw unreadableWorkbook('文件中没有工作表，请用本页下载的模板填写后导入。');
      if (this.left.every(({ empty }) => empty))
        throw unreadableWorkbook('工作表是空的，请用本页下载的模板填写后导入。');
      throw unreadableWorkbook(nearest?.fault ?? `不是${template?.name ?? '模板'}，请下载模板填写后导入。`);
    }
    if (rows === 0) throw unreadableWorkbook(`只有标题行，没有${template?.thing ?? '内容'}，请填写后再导入。`);
    for (const { name, empty } of this.left) {
      if (!empty) this.note(`工作表“${name}”不是${template?.name ?? '模板'}，已忽略`);
    }
    if (this.notes > NOTES_LIMIT) this.tell(`另有${this.notes - NOTES_LIMIT}处类似的提示`);
  }
}

/**
 * All rows at once, for a small workbook.
 * @throws DomainProblem workbook_unreadable
 */
export async function readWorkbook<F extends string>(
  bytes: Buffer,
  templates: readonly WorkbookTemplate<F>[],
  rowsLimit: number,
): Promise<{ readonly rows: readonly SheetRow<F>[]; readonly remarks: readonly string[] }> {
  const remarks: string[] = [];
  const rows: SheetRow<F>[] = [];
  for await (const row of readRows(bytes, templates, { rowsLimit, note: (remark) => remarks.push(remark) })) {
    rows.push(row);
  }
  return { rows, remarks };
}
