/** The definition of a kind of workbook: its columns, and the words for error messages. */

export interface Column<F extends string = string> {
  readonly field: F;
  readonly heading: string;
  readonly mandatory: boolean;
  /** Other accepted headings of the column. */
  readonly aliases?: readonly string[];
}

export interface WorkbookTemplate<F extends string = string> {
  readonly sheet: string;
  /** As in 不是器具导入模板. */
  readonly name: string;
  /** The word for a row, e.g. 器具. */
  readonly thing: string;
  readonly columns: readonly Column<F>[];
  /** The column whose text marks an example row. */
  readonly marked: F;
  /** Additional headings of an export, which are not read back. */
  readonly shownOnly?: readonly string[];
  /** Sheets of the template with explanations, which are not read. */
  readonly guides?: readonly string[];
}

/** The marked column of an example row begins with this; the import skips such a row. */
export const EXAMPLE_MARK = '示例';

const plainOf = (heading: string) => heading.normalize('NFKC').replace(/[\s*]/g, '');

/** The column for a heading, with or without its star. */
export function columnOf<F extends string>({ columns }: WorkbookTemplate<F>, heading: string): Column<F> | undefined {
  const plain = plainOf(heading);
  return columns.find(
    (candidate) => plainOf(candidate.heading) === plain || candidate.aliases?.some((alias) => plainOf(alias) === plain),
  );
}

/** The letters of a column in Excel, from 1: A, B … Z, AA. */
export function letterOf(index: number): string {
  const rest = Math.floor((index - 1) / 26);
  return (rest > 0 ? letterOf(rest) : '') + String.fromCharCode(65 + ((index - 1) % 26));
}
