/** What a workbook of one kind must look like: its columns, and the words that errors name things by. */

export interface Column<F extends string = string> {
  readonly field: F;
  readonly heading: string;
  readonly mandatory: boolean;
  /** Other headings of the same column. */
  readonly aliases?: readonly string[];
}

export interface WorkbookTemplate<F extends string = string> {
  readonly sheet: string;
  /** As in 不是器具导入模板. */
  readonly name: string;
  /** What a row is, e.g. 器具. */
  readonly thing: string;
  readonly columns: readonly Column<F>[];
  /** The column whose text marks an example row. */
  readonly marked: F;
  /** Headings that an export adds for its reader and that are not read back. */
  readonly shownOnly?: readonly string[];
  /** Sheets of the template that explain it and are not read. */
  readonly guides?: readonly string[];
}

/** An example row's marked column begins so; the import leaves such a row out. */
export const EXAMPLE_MARK = '示例';

const plainOf = (heading: string) => heading.normalize('NFKC').replace(/[\s*]/g, '');

/** The column that a heading names, with or without its star. */
export function columnOf<F extends string>({ columns }: WorkbookTemplate<F>, heading: string): Column<F> | undefined {
  const plain = plainOf(heading);
  return columns.find(
    (candidate) => plainOf(candidate.heading) === plain || candidate.aliases?.some((alias) => plainOf(alias) === plain),
  );
}

/** The letters of a column as Excel shows them, from 1: A, B … Z, AA. */
export function letterOf(index: number): string {
  const rest = Math.floor((index - 1) / 26);
  return (rest > 0 ? letterOf(rest) : '') + String.fromCharCode(65 + ((index - 1) % 26));
}
